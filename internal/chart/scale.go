package chart

import "math"

// scale is a value axis whose ticks are round numbers.
type scale struct {
	least, step float64
	steps       int
}

// newScale returns a scale that holds least to most in about five steps. A
// step is never finer than the figures are written, to places. The scale does
// not go below nought, or above ceiling, unless a figure does.
func newScale(least, most float64, places int, ceiling float64) scale {
	finest := max(math.Pow(10, -float64(min(max(places, 0), 6))), math.Abs(most)/1e6, math.Abs(least)/1e6)
	pad := max((most-least)/10, finest/2)
	low, high := least-pad, most+pad
	if least >= 0 {
		low = max(low, 0)
	}
	if most <= ceiling {
		high = min(high, ceiling)
	}
	step := roundUp(max((high-low)/5, finest))
	from := math.Floor(low/step + 1e-9)
	to := max(math.Ceil(high/step-1e-9), from+1)
	return scale{least: from * step, step: step, steps: int(to - from)}
}

// roundUp returns the next of 1, 2, 5, 10, 20, 50 and so on.
func roundUp(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, k := range []float64{1, 2, 5} {
		if v <= k*power*(1+1e-9) {
			return k * power
		}
	}
	return 10 * power
}

func (s scale) tick(i int) float64 { return s.least + float64(i)*s.step }

func (s scale) most() float64 { return s.tick(s.steps) }

// places is how many decimals its ticks need.
func (s scale) places() int {
	return max(0, int(math.Ceil(-math.Log10(s.step)-1e-9)))
}
