package plan

import (
	"cmp"
	"slices"
)

// Exception is one entry of the list that a Board looks at before all else,
// with what facts (g4) asks of each: cause, what is being done, who leads it,
// the date back on track, and what is asked of the Board.
type Exception struct {
	Action  *Tracked // nil where it is a measure
	Measure *Series
	Movers  []Tracked // of a measure: the actions that should move it and are still to be delivered
	Lead    string    // role title of who answers for it
	Back    Date      // back on track by; zero where the record does not say
	Log     []LogItem // what the Board has asked about it, and is to hear or close next
	Answers []RedAnswer
	Lacks   []Lack
	// Unanswered is set when the Red would pass two meetings unanswered.
	Unanswered *UnansweredRed
}

// Lack is something that an exception must carry and does not.
type Lack struct {
	What string // "No recovery plan"
	Who  string // role title of who must supply it
}

// Watch is what a list of exceptions is made from: the position now, that at
// the last Board, and what stands in the Board's log.
type Watch struct {
	Position Position
	Last     Position // its zero value where no Board has been held
	Log      []LogItem
	Answers  []RedAnswer // to actions of the edition, the newest first
	Next     Meeting     // zero when none is planned
}

// HasLast reports whether a Board has been held on the edition before.
func (w Watch) HasLast() bool { return !w.Last.Today.IsZero() && len(w.Last.Actions) > 0 }

// Unanswered returns the Reds that were Red at the last Board too and that
// nothing answers: none may pass the next one so.
func (w Watch) Unanswered() []UnansweredRed {
	if !w.HasLast() {
		return nil
	}
	return UnansweredReds(w.Last, w.Position, AnsweredIn(w.Answers))
}

// Exceptions returns every exception: the Reds that the Board has left
// unanswered first, then actions by gravity, overrides, and measures.
func (w Watch) Exceptions() []Exception {
	found := w.found()
	var all []Exception
	seen := map[string]bool{}
	add := func(e Exception) {
		if ref := e.ref(); !seen[ref] {
			seen[ref] = true
			all = append(all, e)
		}
	}
	for _, u := range w.Unanswered() {
		add(w.ofAction(u.Action, &u))
	}
	for _, a := range slices.Concat(found.Actions, found.Overrides) {
		add(w.ofAction(a, nil))
	}
	for _, s := range found.Measures {
		add(w.ofMeasure(s))
	}
	return all
}

// Of returns what the action is as an exception.
func (w Watch) Of(a Tracked) Exception {
	then, now := w.Last, w.Position
	then.Actions, now.Actions = nil, []Tracked{a}
	for _, was := range w.Last.Actions {
		if was.Ref == a.Ref {
			then.Actions = []Tracked{was}
		}
	}
	if owed := UnansweredReds(then, now, AnsweredIn(w.Answers)); w.HasLast() && len(owed) > 0 {
		return w.ofAction(a, &owed[0])
	}
	return w.ofAction(a, nil)
}

func (w Watch) found() Exceptions {
	if w.HasLast() {
		return w.Position.Exceptions(w.Last)
	}
	return w.Position.Exceptions()
}

func (e Exception) ref() string {
	if e.Action != nil {
		return e.Action.Ref
	}
	return e.Measure.Code
}

func (w Watch) ofAction(a Tracked, unanswered *UnansweredRed) Exception {
	st := a.Standing
	e := Exception{Action: &a, Unanswered: unanswered, Lead: a.Lead.Title, Back: a.backOnTrack(w.Position.Today)}
	if a.Status.Recovery {
		e.Lead = st.Recovery.Lead
	}
	for _, i := range w.Log {
		if i.Action == a.Ref && i.Edition.Now() == a.Edition.Now() && i.waitsFor(w.Next.On) {
			e.Log = append(e.Log, i)
		}
	}
	for _, answer := range w.Answers {
		if answer.Action == a.Ref {
			e.Answers = append(e.Answers, answer)
		}
	}
	e.Lacks = a.lacks(e.Back, w.Position.Today)
	return e
}

// backOnTrack is the day that the record hopes for: that of a recovery plan in
// force, else a forecast still to come.
func (t Tracked) backOnTrack(today Date) Date {
	switch st := t.Standing; {
	case t.Status.Recovery:
		return st.Recovery.By
	case !st.Forecast.IsZero() && !st.Forecast.Before(today):
		return st.Forecast
	default:
		return Date{}
	}
}

// lacks says what the record of an exception does not tell, and who must: its
// lead.
func (t Tracked) lacks(back, today Date) []Lack {
	var some []Lack
	lack := func(what string) { some = append(some, Lack{what, t.Lead.Title}) }
	st := t.Standing
	if st.LastUpdate.IsZero() {
		lack("No cause: nothing was ever reported")
	} else if t.Status.Status == NotReported {
		lack("No update in the last two closed rounds")
	}
	switch {
	case t.Status.Recovery:
	case st.Recovery.Text != "" && st.Recovery.By.Before(today):
		lack("No recovery plan in force: the date of the last one, " + st.Recovery.By.Long() + ", has passed")
	case t.Status.Status != Green:
		lack("No recovery plan")
	}
	if back.IsZero() && t.Status.Status != Green {
		lack("No date back on track")
	}
	return some
}

func (w Watch) ofMeasure(s Series) Exception {
	pr, _ := w.Position.Priority(s.Priority)
	e := Exception{Measure: &s, Lead: cmp.Or(s.Owner.Title, pr.Lead.Title)}
	for _, a := range w.Position.Actions {
		if slices.Contains(s.Actions, a.Ref) && a.IsLive() {
			e.Movers = append(e.Movers, a)
		}
	}
	for _, i := range w.Log {
		if i.Measure == s.Code && i.Edition.Plan == s.Edition.Plan && i.waitsFor(w.Next.On) {
			e.Log = append(e.Log, i)
		}
	}
	for _, a := range e.Movers {
		if e.Back.IsZero() || a.Due.Before(e.Back) {
			e.Back = a.Due
		}
	}
	e.Lacks = e.measureLacks(pr.Lead)
	return e
}

// measureLacks says what the record of a measure does not tell: what moved it
// is for its owner to say, what will move it back for the priority's lead.
func (e Exception) measureLacks(priority Post) []Lack {
	var some []Lack
	if v, ok := e.Measure.Latest(); !ok || v.Note == "" {
		some = append(some, Lack{"No cause recorded beside the figure", e.Lead})
	}
	if len(e.Movers) == 0 {
		some = append(some, Lack{"No action under way that should move it, and so no date", cmp.Or(priority.Title, e.Lead)})
	}
	return some
}

// Headline says what Tally does, and how many exceptions the Board must answer.
func (w Watch) Headline() string {
	switch owed := len(w.Unanswered()); {
	case len(w.Exceptions()) == 0:
		return w.Tally()
	case owed == 0:
		return w.Tally() + " No red action waits for the Board's answer."
	default:
		return w.Tally() + " " + sentenceNumber(owed) + choose(owed, " red action", " red actions") + " may not pass the next Board unanswered."
	}
}

// Tally says in a sentence how many exceptions there are, each counted once.
func (w Watch) Tally() string {
	all, lacking := w.Exceptions(), 0
	for _, e := range all {
		if len(e.Lacks) > 0 {
			lacking++
		}
	}
	if len(all) == 0 {
		return "Nothing is on the exception list."
	}
	text := sentenceNumber(len(all)) + choose(len(all), " exception", " exceptions")
	if lacking > 0 {
		text += ", " + numberWord(lacking) + " of which " + choose(lacking, "lacks something that it", "lack something that they") + " must carry"
	}
	return text + "."
}
