package plan

import (
	"slices"
	"time"
)

// ValueReview is what a second person made of a figure: accepted, and then
// locked, or returned, and then it counts no more.
type ValueReview struct {
	Of      int64  // the figure
	Verdict Review // ReviewPassed or ReviewFailed; NoReview while it waits, or needs none
	Comment string // what is to be put right, when it was returned
	ByTitle string
	At      time.Time
}

// Waits reports whether the figure waits for a second person. It counts
// meanwhile. What the Department for Education publishes is not ours to review.
func (v Value) Waits() bool { return v.ID != 0 && !v.Published && v.Review.Verdict == NoReview }

// IsReturned reports whether the figure was sent back and counts no more.
func (v Value) IsReturned() bool { return v.Review.Verdict == ReviewFailed }

// ValueReviewInput is the form for the review of a figure as typed.
type ValueReviewInput struct {
	Verdict string // "accepted" or "returned"
	Comment string
}

// NewValueReview returns the review that was typed, or Problems in the order of
// the form. What is accepted needs no words, and gets none.
func NewValueReview(v Value, in ValueReviewInput, on Occasion) (ValueReview, error) {
	r := ValueReview{Of: v.ID, ByTitle: on.By.Title, At: on.Now}
	var ps Problems
	switch in.Verdict {
	case string(ReviewPassed), string(ReviewFailed):
		r.Verdict = Review(in.Verdict)
	default:
		ps.add("verdict", "Choose whether you accept the figure or return it")
	}
	comment, problem := cleanText(in.Comment, "Comment", PlanLimit)
	switch {
	case problem != "":
		ps.add("comment", problem)
	case comment == "" && r.Verdict == ReviewFailed:
		ps.add("comment", "Say what is to be put right")
	case comment != "" && r.Verdict == ReviewPassed:
		ps.add("comment", "Clear the comment, or return the figure: an accepted figure is locked and nobody would act on the comment")
	}
	r.Comment = comment
	if len(ps) > 0 {
		return ValueReview{}, ps
	}
	return r, nil
}

// Known returns the newest figure on the record of each period, those that were
// returned among them: what the next figure of that period stands in the place
// of.
func (s Series) Known() []Value {
	known := slices.DeleteFunc(slices.Clone(s.Values), func(v Value) bool {
		_, returned := valueAt(s.Returned, v.Period)
		return returned
	})
	return append(known, s.Returned...)
}

// returnedAsShown returns the returned figures as a reader may see them: what
// stands of the period again must not give one back by subtraction.
func (s Series) returnedAsShown(d Disclosure) []Value {
	shown := make([]Value, len(s.Returned))
	for i, v := range s.Returned {
		shown[i] = d.Apply(s.Measure, v)
		if stands, ok := valueAt(s.Values, v.Period); ok && d.tells(s.Measure, v, stands) {
			shown[i] = v.withheld()
		}
	}
	return shown
}

// ForKeeper returns the series with what was said of each returned figure, for
// whoever entered the figures and is to put them right: what the comment may
// tell they know. Recorded is the series before it was disclosed.
func (s Series) ForKeeper(recorded Series) Series {
	s.Returned = slices.Clone(s.Returned)
	for i, v := range recorded.Returned {
		s.Returned[i].Review.Comment = v.Review.Comment
	}
	return s
}

// WaitingFigure is a figure that a reader is to review.
type WaitingFigure struct {
	Series Series
	Value  Value
}

// FiguresWaiting returns the figures that the reader may accept or return, the
// longest waiting first. The position must have been read with its measures.
func (p Position) FiguresWaiting(s Scope) []WaitingFigure {
	var waiting []WaitingFigure
	for _, m := range p.Measures {
		for _, v := range m.Values {
			if m.Permit(s, p.Edition, AcceptFigure, v) == nil {
				waiting = append(waiting, WaitingFigure{m, v})
			}
		}
	}
	slices.SortStableFunc(waiting, func(a, b WaitingFigure) int { return a.Value.Entered.Compare(b.Value.Entered) })
	return waiting
}
