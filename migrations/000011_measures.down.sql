drop table action_measures, edition_measures, measure_breaks, measures;
