package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"time"
)

// RoundSignOff is a director's word that what was reported in a round may go
// before the Board, and why it goes although something is missing.
type RoundSignOff struct {
	Quarter   Quarter
	At        time.Time
	By        AccountID
	ByTitle   string
	Missing   int
	Exception string
}

// IsZero reports whether nobody has signed.
func (s RoundSignOff) IsZero() bool { return s.At.IsZero() }

// GapKind is one way in which a round is not complete.
type GapKind string

// The kinds of gap, in the order in which they are listed.
const (
	GapUpdate   GapKind = "no update in this round"
	GapReturned GapKind = "returned and not posted again"
	GapReview   GapKind = "not reviewed"
	GapRecovery GapKind = "red without a recovery plan in force"
	GapFigure   GapKind = "no figure for the quarter"
	GapAwaiting GapKind = "figure not reviewed"
)

// GapKinds lists every kind in order.
var GapKinds = []GapKind{GapUpdate, GapReturned, GapReview, GapRecovery, GapFigure, GapAwaiting}

// Gap is something that is missing from a round: of an action, or of a
// measure.
type Gap struct {
	Kind    GapKind
	Action  Tracked
	Measure Series // with GapFigure and GapAwaiting
	Figure  Value  // that waits for review, with GapAwaiting
}

// Gaps are what is missing from a round, by kind.
type Gaps []Gap

// Version returns a number by which two lists are told apart that do not have
// the same gaps, also where they have as many.
func (gs Gaps) Version() int {
	list := sha256.New()
	for _, g := range gs {
		fmt.Fprintf(list, "%s of %s %s %d\n", g.Kind, g.Action.Ref, g.Measure.Code, g.Figure.ID)
	}
	return int(binary.BigEndian.Uint32(list.Sum(nil)) >> 1) // never negative, which no version is
}

// Missing returns what the position lacks to be put before the Board of a
// round that has not closed, by kind.
func (p Position) Missing(r Round) Gaps {
	var gaps Gaps
	for _, a := range p.Actions {
		for _, kind := range a.missing(r) {
			gaps = append(gaps, Gap{Kind: kind, Action: a})
		}
	}
	for _, s := range p.Measures {
		if v, ok := s.Latest(); s.IsEntered() && (!ok || v.Period.End.Before(r.Quarter.Last())) {
			gaps = append(gaps, Gap{Kind: GapFigure, Measure: s})
		}
		for _, v := range s.Values {
			if v.Waits() {
				gaps = append(gaps, Gap{Kind: GapAwaiting, Measure: s, Figure: v})
			}
		}
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		return cmp.Compare(slices.Index(GapKinds, a.Kind), slices.Index(GapKinds, b.Kind))
	})
	return gaps
}

func (t Tracked) missing(r Round) []GapKind {
	var kinds []GapKind
	if !t.IsLive() && t.Status.Status != Awaiting {
		return nil
	}
	switch {
	case t.IsSentBack():
		kinds = append(kinds, GapReturned)
	case t.IsLive() && !r.has(t.Standing.LastUpdate):
		kinds = append(kinds, GapUpdate)
	case t.Standing.Review == Unreviewed:
		kinds = append(kinds, GapReview)
	}
	if t.Status.Status == Red && !t.Status.Recovery {
		kinds = append(kinds, GapRecovery)
	}
	return kinds
}

// NewRoundSignOff returns the sign-off of a round as the position stands, or
// Problems: with something missing it needs a reason to go on.
func NewRoundSignOff(p Position, r Round, exception string, on Occasion) (RoundSignOff, error) {
	var ps Problems
	s := RoundSignOff{Quarter: r.Quarter, At: on.Now, By: on.By.Account, ByTitle: on.By.Title, Missing: len(p.Missing(r))}
	s.Exception = readReason(exception, "exception", "Exception", &ps)
	switch {
	case s.Missing > 0 && s.Exception == "":
		ps.add("exception", "Say why the round goes before the Board although something is missing")
	case s.Missing == 0:
		s.Exception = ""
	}
	return s, ps.orNil()
}
