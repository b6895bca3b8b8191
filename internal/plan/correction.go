package plan

import "time"

// CorrectionInput is the correction of an update as typed: all of it anew, and
// why.
type CorrectionInput struct {
	UpdateInput
	Because string
}

// CorrectionOf returns the form as its author first meets it: with what the
// update says.
func CorrectionOf(u Update) CorrectionInput {
	return CorrectionInput{UpdateInput: UpdateInput{
		Status: string(u.Proposed), Narrative: u.Narrative, NextStep: u.NextStep, Forecast: DateTyped(u.Forecast), Issue: u.Issue,
		RecoveryPlan: u.Recovery.Text, RecoveryLead: u.Recovery.Lead, RecoveryBy: DateTyped(u.Recovery.By),
		Delivered: DateTyped(u.Delivered), Evidence: u.Evidence, Reason: u.Reason,
	}}
}

// Standing returns the update that stands, which alone can be corrected, or
// nil when none does or it is not among those told.
func (d Dossier) Standing() *Update { return d.Story.Update(d.Action.Standing.Update) }

// Before returns the action as it was before the update that stands was first
// posted: what a correction of that is judged against.
func (d Dossier) Before() Action {
	for _, s := range d.unbroken() {
		if s.From.Before(d.Action.Standing.LastUpdate) {
			return s.Action
		}
	}
	return d.Action.Action
}

// NewCorrection returns an update that takes the place of the one that stands,
// or Problems in the order of the form. It speaks of the day of what it
// corrects, and is judged by that day. It returns ErrNothing when no update
// stands.
func NewCorrection(d Dossier, in CorrectionInput, on Occasion) (Update, error) {
	old := d.Standing()
	if old == nil {
		return Update{}, ErrNothing
	}
	var ps Problems
	because := readReason(in.Because, "because", "Why it is corrected", &ps)
	if because == "" {
		ps.add("because", "Say why the update is corrected")
	}
	on.As = d.Action.Standing.LastUpdate
	u, err := NewUpdate(d.Before(), in.UpdateInput, CorrectionOf(*old).UpdateInput, on)
	wrong, isProblems := err.(Problems)
	if err != nil && !isProblems {
		return Update{}, err
	}
	ps = append(ps, wrong...)
	u.Supersedes, u.Because = old.ID, because
	if len(ps) == 0 && u.saysTheSame(*old) {
		ps.add("narrative", "Nothing differs from what stands: change what was wrong, or cancel")
	}
	return u, ps.orNil()
}

// saysTheSame reports whether two updates differ in nothing that anybody
// typed.
func (u Update) saysTheSame(v Update) bool {
	v.ID, v.By, v.ByTitle, v.Submitted, v.Round, v.Computed = u.ID, u.By, u.ByTitle, u.Submitted, u.Round, u.Computed
	v.Supersedes, v.Because, v.Action = u.Supersedes, u.Because, u.Action
	return u == v
}

// Restatement is a correction beside what it corrects.
type Restatement struct {
	Old, New Update
	Seen     []Date // meetings of the Board that were shown the old one
}

// Restatement returns what a correction corrected and who had been shown it;
// false when the old update is not among those told.
func (s Story) Restatement(correction Event) (Restatement, bool) {
	if correction.Kind != Corrected {
		return Restatement{}, false
	}
	old := s.Update(correction.Update.Supersedes)
	if old == nil {
		return Restatement{}, false
	}
	return Restatement{*old, *correction.Update, s.ShownBetween(s.recorded(old.ID), correction.At)}, true
}

// recorded returns when an update was put on the record.
func (s Story) recorded(id int64) time.Time {
	for _, e := range s.Entries {
		if e.Update != nil && e.Update.ID == id {
			return e.At
		}
	}
	return time.Time{}
}

// InputAgain returns the update form as the lead first meets it: what still
// holds filled in, or, while the newest update is sent back, what that said, so
// that only what was wrong need be typed again.
func (d Dossier) InputAgain(on Occasion) UpdateInput {
	if d.Action.IsSentBack() {
		if u := d.Story.Update(d.Action.Standing.Returned.Update); u != nil {
			return CorrectionOf(*u).UpdateInput
		}
	}
	return InputFor(d.Action.Action, on)
}
