drop table approvals, editions, families;
