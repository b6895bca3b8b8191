-- What a figure was rated when it came follows from the figure and from the
-- target that held then, which measure_targets keeps. Nothing read it here.
drop table ratings;
