package plan

// Pack is what is put before a meeting of the Board: one position, told in full,
// what it asks of the Board, and in short the other editions.
type Pack struct {
	Sitting Sitting
	Brief   Brief
	Changes Changes // since the meeting before
	Watch   Watch   // beside the meeting before
	Asks    []Ask
	Others  []Position // of the other editions that the meeting looks at
}

// NewPack returns what is put before the meeting, given the position before it
// and what the meeting before was shown; the zero Position stands for none.
func NewPack(s Sitting, b Brief, before Position) Pack {
	if then := b.Meeting; !then.On.IsZero() {
		s.Meeting.Theme, s.Meeting.Lead = then.Theme, then.Lead
	}
	p := Pack{Sitting: s, Brief: b, Changes: Difference(before, b.Position, DefaultDisclosure)}
	p.Watch = Watch{Position: b.Position, Last: before.AtItsBoard(), Log: b.Log, Answers: b.Answers, Next: s.Meeting}
	p.Asks = p.Watch.Asks(s.Meeting.On)
	return p
}

// IsDraft reports whether the position can still change before the meeting.
func (p Pack) IsDraft() bool { return p.Brief.Position.Freeze.IsZero() }
