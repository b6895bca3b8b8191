package page

import (
	"slices"
	"time"

	"planboard/internal/plan"
)

// toldThen is an entry of a measure's story with when it was put on the record.
type toldThen struct {
	at time.Time
	happening
}

// happenings lays out what was decided of the measure and put right in its
// figures, the newest first.
func (p Measure) happenings() []happening {
	var all []toldThen
	for _, old := range p.Folder.Revisions {
		if old.IsReturned() {
			all = append(all, p.returned(old))
		} else if now, ok := p.Folder.Successor(old); ok {
			all = append(all, p.corrected(old, now))
		}
	}
	for _, o := range p.Folder.Overrides {
		all = append(all, p.overridden(o))
	}
	for i, t := range p.Folder.Targets[min(1, len(p.Folder.Targets)):] {
		all = append(all, ruled("Target changed", t.Sentence(p.series().Measure, p.Folder.Targets[i]), t.Ruling))
	}
	for i, d := range p.Folder.Definitions[min(1, len(p.Folder.Definitions)):] {
		all = append(all, redefined(d, p.Folder.Definitions[i]))
	}
	slices.SortStableFunc(all, func(a, b toldThen) int { return b.at.Compare(a.at) })
	lines := make([]happening, len(all))
	for i, t := range all {
		lines[i] = t.happening
	}
	return lines
}

// corrected tells what a figure was, what it is, why and by whom, and which
// Boards saw the old one.
func (p Measure) corrected(old, now plan.Value) toldThen {
	h := happening{
		heading: "Figure for " + old.Period.Label() + " corrected: " + p.said(now) + ", was " + p.said(old),
		by:      enteredOn(now) + ", " + or(now.ByTitle, now.Source),
		notes:   p.enteredAndSeen(old),
	}
	if now.Reason != "" {
		h.text = paragraphsOf(now.Reason)
	} else {
		h.text = []string{"The reason is not shown, because it may tell a small number."}
	}
	return toldThen{now.Entered, h}
}

// enteredOn is when a figure was put on the record, or came out where the record
// does not say.
func enteredOn(v plan.Value) string {
	if v.Entered.IsZero() {
		return v.ReleasedOn.Long()
	}
	return moment(v.Entered)
}

// returned tells of a figure that was sent back.
func (p Measure) returned(v plan.Value) toldThen {
	h := happening{
		sign:    plan.Withdrawn,
		heading: "Figure for " + v.Period.Label() + " returned: " + p.said(v),
		by:      moment(v.Review.At) + ", " + v.Review.ByTitle,
		notes:   append(p.enteredAndSeen(v), "It has counted no more since then."),
	}
	if v.Review.Comment != "" {
		h.text = paragraphsOf(v.Review.Comment)
	} else {
		h.text = []string{"The comment is not shown, because it may tell a small number. Who entered the figure has it."}
	}
	return toldThen{v.Review.At, h}
}

// said is a figure in a line, or that it is not shown.
func (p Measure) said(v plan.Value) string {
	if !v.Number.Valid {
		return "a figure not shown (" + symbolOf(p.series().Measure, v).word + ")"
	}
	return p.series().Text(v)
}

// enteredAndSeen says who entered a figure that counts no more, and which
// Boards were shown it.
func (p Measure) enteredAndSeen(old plan.Value) []string {
	var notes []string
	if old.ByTitle != "" && !old.Entered.IsZero() {
		notes = append(notes, "Entered by "+old.ByTitle+" on "+plan.DateAt(old.Entered).Long()+".")
	}
	var days []string
	for _, on := range p.Folder.SeenAt[old.ID] {
		days = append(days, on.Long())
	}
	switch len(days) {
	case 0:
		return notes
	case 1:
		return append(notes, "The Board of "+days[0]+" was shown this figure.")
	default:
		return append(notes, "The Boards of "+plan.Joined(days)+" were shown this figure.")
	}
}

// overridden tells of a better rating that a director approved.
func (p Measure) overridden(o plan.RatingOverride) toldThen {
	h := happening{by: moment(o.At) + ", " + o.ByTitle, text: paragraphsOf(o.Reason)}
	if o.IsZero() {
		h.heading = "Better rating approved for " + o.Period.Label() + ", not shown: its figure is withheld"
		return toldThen{o.At, h}
	}
	j := plan.Judgement{Rating: o.Rating, Computed: o.Computed}
	h.heading = "Better rating approved for " + o.Period.Label() + ": " + j.Word()
	if p.series().Override != o {
		h.notes = []string{"It has lapsed."}
	}
	return toldThen{o.At, h}
}

// overrideText says who approved the better rating that holds, and why.
func overrideText(s plan.Series, o plan.RatingOverride) string {
	return plan.Sentences(s.Judgement().InFull(), "Approved by the "+o.ByTitle+" on "+plan.DateAt(o.At).Long(),
		"It lapses when the next figure comes or the next round opens")
}

// ruled tells of a decision on what a measure is held against or means.
func ruled(heading, sentence string, r plan.Ruling) toldThen {
	return toldThen{r.At, happening{
		sign: plan.Complete, heading: heading, by: moment(r.At) + ", recorded by the " + r.ByTitle,
		notes: []string{sentence}, text: paragraphsOf(r.Reason), decision: r.Decision,
	}}
}

// redefined tells what the measure meant before, beside what it means.
func redefined(d, before plan.Definition) toldThen {
	t := ruled("Definition changed", d.Sentence(), d.Ruling)
	for _, part := range d.Changed(before) {
		t.text = append(t.text, part.Text+" was: “"+or(part.Was, "not said")+"”. It is: “"+or(part.Is, "not said")+"”.")
	}
	return t
}

// offersAnything reports whether there is something that the reader may do.
func (p Measure) offersAnything() bool {
	return len(p.toReview()) > 0 || slices.ContainsFunc(
		[]plan.ValueAct{plan.EnterFigure, plan.ApproveRating, plan.ChangeDefinition}, p.allows)
}
