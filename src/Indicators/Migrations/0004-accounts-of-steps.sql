-- The account of who took a step; none from the command line, where a name is given.
alter table indicators_warning_step add column by_account {id} null;
