package plan

import (
	"fmt"
	"strings"
)

// Count is how many actions have each status. A priority's status is such a
// count, never one blended colour (facts (g1)).
type Count map[Status]int

// CountOf counts the actions by status.
func CountOf(actions []Tracked) Count {
	c := Count{}
	for _, a := range actions {
		c[a.Status.Status]++
	}
	return c
}

// Total returns how many actions are counted.
func (c Count) Total() int {
	total := 0
	for _, n := range c {
		total += n
	}
	return total
}

// Worst returns the gravest status that occurs, or "" when nothing is counted.
func (c Count) Worst() Status {
	for _, s := range Statuses {
		if c[s] > 0 {
			return s
		}
	}
	return ""
}

// String returns the count in words, the worst first: "3 red, 1 amber".
func (c Count) String() string {
	var parts []string
	for _, s := range Statuses {
		if c[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c[s], strings.ToLower(s.Word())))
		}
	}
	return strings.Join(parts, ", ")
}

// WithStatus returns the actions that have the status, in their order.
func WithStatus(actions []Tracked, s Status) []Tracked {
	var some []Tracked
	for _, a := range actions {
		if a.Status.Status == s {
			some = append(some, a)
		}
	}
	return some
}

// Under returns the actions that serve the priority, in their order.
func Under(actions []Tracked, priority string) []Tracked {
	var some []Tracked
	for _, a := range actions {
		if a.Priority == priority {
			some = append(some, a)
		}
	}
	return some
}
