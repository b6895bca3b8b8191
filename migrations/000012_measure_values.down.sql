drop table ratings, benchmarks, measure_values;
