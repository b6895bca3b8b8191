package page

import "planboard/internal/plan"

func (p Compare) caption() string { return p.Comparison.To.Edition.Family.Name + ", " + p.date() }

func (p Compare) date() string { return "position on " + p.Comparison.To.Today.Long() }

// tableCaption names the table by how many commitments it follows.
func (p Compare) tableCaption() string {
	return count(len(p.Comparison.Lines), "commitment") + " and what became of each"
}

// fateMeans says what a fate is, for the heading of its rows.
var fateMeans = map[plan.Fate]string{
	plan.CarriedForward: "lives on in the later edition",
	plan.Completed:      "delivered and signed off",
	plan.Stopped:        "ended by a decision of the Board",
	plan.LeftOpen:       "neither delivered nor ended yet",
	plan.New:            "first promised in the later edition",
}

// ending says what became of a commitment and why.
func ending(l plan.Carried) string {
	if l.Old == nil {
		return "New"
	}
	c := l.Old.Closure
	if c.IsZero() {
		return string(l.Fate)
	}
	on := ""
	if !c.On.IsZero() {
		on = "Decided on " + c.On.Long()
		if c.Body != "" {
			on += " by the " + c.Body
		}
	}
	return plan.Sentences(string(l.Fate), c.Reason, on)
}

// before is what stands in the earlier edition's column without a commitment.
const before = "Not in this edition"

// without is what stands in the later edition's column without one.
func without(l plan.Carried) string {
	for _, s := range l.Old.Closure.Successors {
		if s.Edition == l.Old.Edition {
			return "Replaced by " + s.Ref + " " + s.Title
		}
	}
	return "None: it ended here"
}
