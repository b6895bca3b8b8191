package plan

// Fate is what became of a commitment from one edition to the next.
type Fate string

// The fates, in the order in which a comparison shows them. No commitment ends
// without one.
const (
	CarriedForward Fate = "Carried forward"
	Completed      Fate = "Completed"
	Stopped        Fate = "Withdrawn"
	LeftOpen       Fate = "Open"
	New            Fate = "New"
)

// Fates lists every fate in that order.
var Fates = []Fate{CarriedForward, Completed, Stopped, LeftOpen, New}

// Carried is one line of a comparison: a commitment of the earlier edition
// with what became of it, or a new one of the later edition.
type Carried struct {
	Fate  Fate
	Old   *Tracked  // nil for a new one
	After []Tracked // the actions in which it lives on, or the new one itself
}

// Comparison sets two editions of a family side by side.
type Comparison struct {
	From, To Position
	Lines    []Carried
}

// Compare follows every commitment of the earlier edition into the later one.
func Compare(from, to Position) Comparison {
	later, claimed := map[string]Tracked{}, map[string]bool{}
	for _, a := range to.Actions {
		later[a.Ref] = a
	}
	c := Comparison{From: from, To: to}
	for i := range from.Actions {
		line := follow(&from.Actions[i], to.Edition.Key, later)
		for _, a := range line.After {
			claimed[a.Ref] = true // by this one and perhaps by others: commitments merge
		}
		c.Lines = append(c.Lines, line)
	}
	for _, a := range to.Actions {
		if !claimed[a.Ref] {
			c.Lines = append(c.Lines, Carried{Fate: New, After: []Tracked{a}})
		}
	}
	return c
}

// follow finds the actions in which an old one lives on.
func follow(old *Tracked, to EditionKey, later map[string]Tracked) Carried {
	line := Carried{Fate: fateOf(*old), Old: old}
	for _, s := range old.Closure.Successors {
		if a, ok := later[s.Ref]; ok && s.Edition == to {
			line.After = append(line.After, a)
		}
	}
	return line
}

func fateOf(a Tracked) Fate {
	switch {
	case a.Closure.Kind == carriedForward:
		return CarriedForward
	case a.Status.Status == Withdrawn:
		return Stopped
	case a.Status.Status == Complete:
		return Completed
	default:
		return LeftOpen
	}
}

// Of returns the lines with that fate.
func (c Comparison) Of(f Fate) []Carried {
	var some []Carried
	for _, l := range c.Lines {
		if l.Fate == f {
			some = append(some, l)
		}
	}
	return some
}

// Headline returns the sentence that opens the comparison.
func (c Comparison) Headline() string {
	if len(c.From.Actions) == 0 && len(c.To.Actions) == 0 {
		return "Neither edition has delivery actions on the record."
	}
	return Sentences(c.became(), c.started())
}

// became says what became of the actions of the earlier edition.
func (c Comparison) became() string {
	old, years := len(c.From.Actions), c.From.Edition.Years()
	var parts []string
	for _, f := range []Fate{CarriedForward, Completed, Stopped, LeftOpen} {
		switch n := len(c.Of(f)); {
		case n == 1 && old == 1:
			return "The one action in " + years + " " + fateWords[f](n)
		case n > 0:
			parts = append(parts, share(n, old)+" "+fateWords[f](n))
		}
	}
	if old == 0 {
		return "No action is on the record of " + years
	}
	return "Of " + actionsWord(old) + " in " + years + ", " + Joined(parts)
}

// started says how much of the later edition is new.
func (c Comparison) started() string {
	all, fresh, years := len(c.To.Actions), len(c.Of(New)), c.To.Edition.Years()
	switch {
	case all == 0:
		return "No action is on the record of " + years
	case all == 1 && fresh == 0:
		return "The one action in " + years + " is not new"
	default:
		return actionsOf(fresh, all) + " in " + years + " " + isAre(fresh) + " new"
	}
}

var fateWords = map[Fate]func(int) string{
	CarriedForward: func(n int) string { return wasWere(n) + " carried forward" },
	Completed:      func(n int) string { return wasWere(n) + " completed" },
	Stopped:        func(n int) string { return wasWere(n) + " withdrawn" },
	LeftOpen:       func(n int) string { return isAre(n) + " still open" },
}

func wasWere(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}
