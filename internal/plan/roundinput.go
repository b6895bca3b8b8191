package plan

// RoundInput is the dates of a round as typed.
type RoundInput struct {
	Opens, UpdatesDue, ReviewBy, PapersOut, Board, Closes DateInput
	Reason                                                string
}

// RoundTyped returns the form filled with the dates of a round.
func RoundTyped(r Round) RoundInput {
	return RoundInput{
		Opens: DateTyped(r.Opens), UpdatesDue: DateTyped(r.UpdatesDue), ReviewBy: DateTyped(r.ReviewBy),
		PapersOut: DateTyped(r.PapersOut), Board: DateTyped(r.Board), Closes: DateTyped(r.Closes),
	}
}

// roundDate is one date of a round, where it is typed and what it is called.
type roundDate struct {
	field, name string
	typed       DateInput
	into        *Date
	was         Date
}

func (in RoundInput) dates(r *Round, was Round) []roundDate {
	return []roundDate{
		{"opens", "Opens", in.Opens, &r.Opens, was.Opens},
		{"updates_due", "Updates due", in.UpdatesDue, &r.UpdatesDue, was.UpdatesDue},
		{"review_by", "Review by", in.ReviewBy, &r.ReviewBy, was.ReviewBy},
		{"papers_out", "Papers out", in.PapersOut, &r.PapersOut, was.PapersOut},
		{"board", "Board", in.Board, &r.Board, was.Board},
		{"closes", "Closes", in.Closes, &r.Closes, was.Closes},
	}
}

// WorkedOut returns the form with the dates that follow from the Board's day
// (NewRound), or Problems with that day. A date that has passed stays.
func (in RoundInput) WorkedOut(was Round, today Date) (RoundInput, error) {
	var ps Problems
	board, problem := in.Board.parse("Board")
	switch {
	case problem != "":
		ps.add("board", problem)
	case board.IsZero():
		ps.add("board", "Enter the day of the Board")
	}
	if len(ps) > 0 {
		return in, ps
	}
	r := NewRound(was.Quarter, board)
	for _, d := range in.dates(&r, was) {
		if !d.was.IsZero() && d.was.Before(today) {
			*d.into = d.was
		}
	}
	out := RoundTyped(r)
	out.Reason = in.Reason
	return out, nil
}

// NewRoundPlan returns the dates that were typed for a round, or Problems in the
// order of the form. A date that has passed cannot move, nor can one move into
// the past; the dates follow each other, the Board meets that day, and rounds
// do not overlap.
func NewRoundPlan(was PlannedRound, in RoundInput, s Schedule, on Occasion) (RoundPlan, error) {
	r := Round{Quarter: was.Quarter}
	var ps Problems
	for _, d := range in.dates(&r, was.Round) {
		d.read(on.Today(), &ps)
	}
	if len(ps) == 0 {
		ps = s.problems(r)
	}
	reason := readReason(in.Reason, "reason", "Reason", &ps)
	switch {
	case was.Version > 0 && reason == "":
		ps.add("reason", "Say why the dates change")
	case len(ps) == 0 && r == was.Round:
		ps.add("opens", "No date differs from what is planned: change one, or cancel")
	}
	return RoundPlan{Round: r, At: on.Now, By: on.By.Account, ByTitle: on.By.Title, Reason: reason}, ps.orNil()
}

func (d roundDate) read(today Date, ps *Problems) {
	typed, problem := d.typed.parse(d.name)
	switch {
	case problem != "":
		ps.add(d.field, problem)
	case typed.IsZero():
		ps.add(d.field, d.name+": enter the date")
	case typed == d.was:
	case !d.was.IsZero() && d.was.Before(today):
		ps.add(d.field, d.name+" cannot change any more: "+d.was.Long()+" has passed")
	case typed.Before(today):
		ps.add(d.field, d.name+" must be today or later")
	}
	*d.into = typed
}

// inOrder checks that the dates of a round follow each other.
func (r Round) inOrder(ps *Problems) {
	switch latest := PapersDue(r.Board); {
	case !r.Opens.After(r.Quarter.Last()):
		ps.add("opens", "Opens must be after the quarter has ended, on "+r.Quarter.Last().Long())
	case r.UpdatesDue.Before(r.Opens):
		ps.add("updates_due", "Updates due must be on or after the day the round opens")
	case r.ReviewBy.Before(r.UpdatesDue):
		ps.add("review_by", "Review by must be on or after the day updates are due")
	case r.PapersOut.Before(r.ReviewBy):
		ps.add("papers_out", "Papers out must be on or after the day the review ends")
	case r.PapersOut.After(latest):
		ps.add("papers_out", "Papers out must be "+latest.Long()+" or earlier: five clear working days before the Board")
	case !r.Closes.After(r.Board):
		ps.add("closes", "Closes must be after the day of the Board")
	}
}

// Admits returns nil when the dates of the round follow each other and fit the
// other rounds and the meetings, or Problems.
func (s Schedule) Admits(r Round) error { return s.problems(r).orNil() }

// Fits returns nil when the round that follows its meeting to another day still
// fits the others, or Problems with that day.
func (s Schedule) Fits(r Round) error {
	if ps := s.problems(r); len(ps) > 0 {
		return Problems{{"on", "The round for " + r.Quarter.String() + " would not fit any more. " + ps[0].Text}}
	}
	return nil
}

func (s Schedule) problems(r Round) Problems {
	var ps Problems
	r.inOrder(&ps)
	r.among(s, &ps)
	return ps
}

// among checks the round against its neighbours and the Board's calendar.
func (r Round) among(s Schedule, ps *Problems) {
	before, after := s.neighbours(r.Quarter)
	if before != (Round{}) && r.Opens.Before(before.Closes) {
		ps.add("opens", "Opens must be on or after "+before.Closes.Long()+", when the round for "+before.Quarter.String()+" closes")
	}
	if !s.meets(r.Board) {
		ps.add("board", "No meeting of the Board is on the calendar for "+r.Board.Long()+": move or add the meeting first")
	}
	if after != (Round{}) && r.Closes.After(after.Opens) {
		ps.add("closes", "Closes must be "+after.Opens.Long()+" or earlier, when the round for "+after.Quarter.String()+" opens")
	}
}
