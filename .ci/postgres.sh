# Sourced by ./test: a PostgreSQL of its own in a temporary folder, on a free port of this computer, gone when the tests end.
# Sets ANYU_POSTGRES; without PostgreSQL it stays unset and the tests that need it are skipped.
postgres_folder=''

postgres_programs() {
    local found
    found=$(command -v initdb) && { dirname "$found"; return; }
    found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1) && [ -n "$found" ] && echo "$found"
}

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

free_port() {
    local port
    for port in $(shuf -i 20000-60000 -n 50); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
    return 1
}

# Installs it where that is allowed and missing; the cluster that the package makes is not used.
install_postgres() {
    postgres_programs >/dev/null && return
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return
    echo "安装 PostgreSQL Installing postgresql …"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends postgresql; } >/dev/null 2>&1 || echo "apt-get 未能完成 apt-get did not finish."
}

start_postgres() {
    local programs port
    programs=$(postgres_programs) || return 1
    port=$(free_port) || return 1
    postgres_folder=$(mktemp -d)
    [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder" || return 1
    (
        cd "$postgres_folder" &&
        as_postgres "$programs/initdb" -D "$postgres_folder/data" -U anyu --auth=trust --encoding=UTF8 --no-locale --no-sync &&
        as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -w -l "$postgres_folder/log" \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200" start
    ) >/dev/null 2>&1 || { stop_postgres; return 1; }
    postgres_stop=("$programs/pg_ctl" -D "$postgres_folder/data" -m immediate stop)
    export ANYU_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=anyu"
}

stop_postgres() {
    [ -n "$postgres_folder" ] || return 0
    [ -z "${ANYU_POSTGRES:-}" ] || as_postgres "${postgres_stop[@]}" >/dev/null 2>&1
    rm -rf "$postgres_folder"
    postgres_folder=''
    unset ANYU_POSTGRES
}
