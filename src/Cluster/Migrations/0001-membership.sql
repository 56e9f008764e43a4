-- Which silos there are, as Orleans keeps it (Microsoft.Orleans.Clustering.AdoNet 10.4). The provider finds its statements by key in OrleansQuery; the keys, the parameters
-- and the names of the columns it reads are its own, tables and statements are ours. PostgreSQL only.
create table OrleansQuery (
    QueryKey varchar(64) primary key,
    QueryText varchar(8000) not null
);

-- One row for each group of silos: every change of its members counts the version up, so that of two changes made from the same state one fails.
create table cluster_membership_version (
    deployment_id varchar(150) primary key,
    changed_at timestamptz not null,
    version integer not null
);

-- One row for each life of a silo. Status: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead.
create table cluster_membership (
    deployment_id varchar(150) not null references cluster_membership_version (deployment_id),
    address varchar(45) not null,
    port integer not null,
    generation integer not null,
    silo_name varchar(150) not null,
    host_name varchar(150) not null,
    status integer not null,
    proxy_port integer null,
    suspect_times varchar(8000) null,
    started_at timestamptz not null,
    alive_at timestamptz not null,
    primary key (deployment_id, address, port, generation)
);

create index cluster_membership_silo on cluster_membership (silo_name);

insert into OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', $$
with added as (
    insert into cluster_membership_version (deployment_id, changed_at, version)
    values (@DeploymentId, now(), 0)
    on conflict (deployment_id) do nothing
    returning 1)
select cast(count(*) as integer) from added
$$),
('InsertMembershipKey', $$
with changed as (
    update cluster_membership_version
    set version = version + 1, changed_at = now()
    where deployment_id = @DeploymentId and version = @Version
        and not exists (
            select 1
            from cluster_membership
            where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning 1),
added as (
    insert into cluster_membership (deployment_id, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
    select @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from changed
    returning 1)
select cast(count(*) as integer) from added
$$),
('UpdateMembershipKey', $$
with changed as (
    update cluster_membership_version
    set version = version + 1, changed_at = now()
    where deployment_id = @DeploymentId and version = @Version
        and exists (
            select 1
            from cluster_membership
            where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation)
    returning 1),
updated as (
    update cluster_membership
    set status = @Status, suspect_times = @SuspectTimes, alive_at = greatest(alive_at, @IAmAliveTime)
    where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
        and exists (select 1 from changed)
    returning 1)
select cast(count(*) as integer) from updated
$$),
('UpdateIAmAlivetimeKey', $$
update cluster_membership
set alive_at = @IAmAliveTime
where deployment_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
$$),
('MembershipReadRowKey', $$
select v.deployment_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName, m.host_name as HostName, m.status as Status,
    m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes, m.started_at as StartTime, m.alive_at as IAmAliveTime, v.version as Version
from cluster_membership_version v
left join cluster_membership m on m.deployment_id = v.deployment_id and m.address = @Address and m.port = @Port and m.generation = @Generation
where v.deployment_id = @DeploymentId
$$),
('MembershipReadAllKey', $$
select v.deployment_id as DeploymentId, m.address as Address, m.port as Port, m.generation as Generation, m.silo_name as SiloName, m.host_name as HostName, m.status as Status,
    m.proxy_port as ProxyPort, m.suspect_times as SuspectTimes, m.started_at as StartTime, m.alive_at as IAmAliveTime, v.version as Version
from cluster_membership_version v
left join cluster_membership m on m.deployment_id = v.deployment_id
where v.deployment_id = @DeploymentId
$$),
('DeleteMembershipTableEntriesKey', $$
with gone as (
    delete from cluster_membership
    where deployment_id = @DeploymentId)
delete from cluster_membership_version
where deployment_id = @DeploymentId
$$),
('CleanupDefunctSiloEntriesKey', $$
delete from cluster_membership
where deployment_id = @DeploymentId and status = 6 and alive_at < @IAmAliveTime and started_at < @IAmAliveTime
$$),
('GatewaysQueryKey', $$
select address as Address, proxy_port as ProxyPort, generation as Generation
from cluster_membership
where deployment_id = @DeploymentId and status = @Status and proxy_port > 0
$$);
