package plan

// ValueAct is something that may be done to a measure or one of its figures.
type ValueAct string

// The acts.
const (
	EnterFigure      ValueAct = "enter a figure"
	AcceptFigure     ValueAct = "accept a figure"
	ReturnFigure     ValueAct = "return a figure"
	ApproveRating    ValueAct = "approve a better rating"
	ChangeTarget     ValueAct = "change the target"
	ChangeDefinition ValueAct = "change the definition"
)

// ValueActs lists every act, in the order of a figure's life.
var ValueActs = []ValueAct{EnterFigure, AcceptFigure, ReturnFigure, ApproveRating, ChangeTarget, ChangeDefinition}

// Permit returns nil when the reader may do this to the measure as it stands,
// or to that figure of it: ErrForbidden when it is not theirs to do, ErrClosed
// when nobody may any more, ErrStale when the figure stands no more, because
// another took its place, ErrNothing when there is nothing to do it to.
//
// Nobody passes their own: who entered a figure does not review it, nor approve
// a better rating of it, and who answers for a measure does not decide what it
// is rated or held against.
func (s Series) Permit(by Scope, in Edition, act ValueAct, v Value) error {
	switch {
	case !s.isTheirs(by, act, v):
		return ErrForbidden
	case in.IsReadOnly():
		return ErrClosed
	default:
		return s.permitNow(act, v)
	}
}

// isTheirs reports whether doing this falls to the reader, whatever state the
// figure is in.
func (s Series) isTheirs(by Scope, act ValueAct, v Value) bool {
	entered := v.By != 0 && v.By == by.Account
	answers := by.Post != "" && by.Post == s.Owner.Code
	switch act {
	case EnterFigure:
		return by.Values && s.IsEntered()
	case AcceptFigure, ReturnFigure:
		leads := by.Role.Has(ReviewUpdate) && by.Post != "" && by.Post == s.Reviewer
		return !entered && (by.Role == Director || leads)
	case ApproveRating:
		return !entered && !answers && by.Role == Director
	case ChangeTarget, ChangeDefinition:
		return by.Role == Secretary || by.Role == Director && !answers
	default:
		return false
	}
}

// permitNow says what the state of a figure in an open edition allows.
func (s Series) permitNow(act ValueAct, v Value) error {
	switch act {
	case AcceptFigure, ReturnFigure:
		switch {
		case v.ID == 0, !v.Waits():
			return ErrNothing
		case !s.has(v.ID):
			return ErrStale
		}
	case ApproveRating:
		latest, _ := s.Latest()
		switch {
		case len(s.BetterRatings()) == 0, s.Judgement().IsOverridden():
			return ErrNothing
		case latest.ID != v.ID:
			return ErrStale
		}
	case ChangeTarget:
		if s.Polarity == Context {
			return ErrNothing
		}
	}
	return nil
}

// has reports whether the figure stands for its period.
func (s Series) has(id int64) bool {
	for _, v := range s.Values {
		if v.ID == id {
			return true
		}
	}
	return false
}

// Allows reports whether a page of the measure offers the reader to do this: it
// is looked at as it stands now, and they may.
func (f Folder) Allows(by Scope, act ValueAct, v Value) bool {
	return f.Position.Edition.Key.At == "" && f.Series.Permit(by, f.Position.Edition, act, v) == nil
}
