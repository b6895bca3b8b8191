drop table priority_lineage, priorities;
