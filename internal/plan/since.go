package plan

// Since returns the day from which the action has had its present status
// without a break, worked out from its story; the zero Date where the story
// does not tell.
func (d Dossier) Since() Date {
	a := d.Action
	switch a.Status.Status {
	case CarriedOver, Withdrawn:
		return a.Closure.On
	case Complete:
		return a.Standing.SignedOff
	case NotStarted:
		return Date{}
	}
	return d.sameSince(d.eras())
}

// sameSince walks back, day by day, to the first with the present status.
func (d Dossier) sameSince(eras []era) Date {
	if d.Action.Starts.IsZero() {
		return Date{}
	}
	day := d.Position.Today
	for day.After(d.Action.Starts) {
		before, known := d.statusOn(day.AddDays(-1), eras)
		if !known {
			return Date{}
		}
		if before != d.Action.Status.Status {
			break
		}
		day = day.AddDays(-1)
	}
	return day
}

// BoardStatus is the status that an action had on the day of a Board.
type BoardStatus struct {
	On     Date
	Status Status
}

// AtBoards returns the status at each Board that has been held on a quarter of
// the edition, the earliest first, without those of which the story does not
// tell.
func (d Dossier) AtBoards() []BoardStatus {
	var all []BoardStatus
	eras, e := d.eras(), d.Position.Edition
	for _, r := range d.Position.Rounds {
		within := !r.Quarter.First().Before(e.Starts) && !r.Quarter.Last().After(e.Ends)
		if !within || r.Board.After(d.Position.Today) {
			continue
		}
		if s, known := d.statusOn(r.Board, eras); known {
			all = append(all, BoardStatus{r.Board, s})
		}
	}
	return all
}

// era is what the updates said of an action from a day on.
type era struct {
	from     Date
	standing Standing
}

// eras returns what was said of the action through time, the newest first. It
// begins before the first update where the story has them all. Of an action
// whose due date moved only what is said now can be judged, because the date
// in force earlier is not told.
func (d Dossier) eras() []era {
	now := d.Action.Standing
	latest := []era{{DateAt(now.LastUpdate), now}}
	if d.Action.Recurs != "" || d.Action.Due != d.Action.FirstDue {
		return latest
	}
	var st Standing
	var older []era
	if d.Story.Older == 0 {
		older = []era{{}}
	}
	for i := len(d.Story.Entries) - 1; i >= 0; i-- {
		if u := d.Story.Entries[i].Update; u != nil {
			st = st.With(*u, d.Position.Rounds)
			if d.Story.Older == 0 || !st.Earlier.IsZero() { // else the oldest in sight do not tell whether they broke a silence
				older = append([]era{{DateAt(u.Submitted), st}}, older...)
			}
		}
	}
	if !st.LastUpdate.Equal(now.LastUpdate) {
		return latest // the story is an older part: what came after it is out of sight
	}
	return append(latest, older...)
}

// statusOn returns the status that the action had on the day, and whether its
// story reaches back so far. A decision or a sign-off of a later day is left
// aside.
func (d Dossier) statusOn(day Date, eras []era) (Status, bool) {
	for _, e := range eras {
		if day.Before(e.from) {
			continue
		}
		a := d.Action.Action
		a.Standing = e.standing
		if a.Standing.SignedOff.After(day) {
			a.Standing.SignedOff = Date{}
		}
		if a.Closure.On.After(day) {
			a.Closure = Closure{}
		}
		return a.Assess(d.Position.Rounds, day).Status, true
	}
	return "", false
}
