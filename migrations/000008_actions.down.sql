drop table action_lineage, action_closures, action_occurrences, action_partners, actions;
