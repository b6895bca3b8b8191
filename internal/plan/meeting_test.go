package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

// Every role, in every state of a meeting, at every act.
func TestWhoMayDoWhatToAMeeting(t *testing.T) {
	t.Parallel()
	frozen := plan.Freeze{Meeting: day("2024-02-14")}
	sitting := func(on string, change func(*plan.Sitting)) plan.Sitting {
		s := plan.Sitting{Meeting: plan.Meeting{On: day(on)}, Editions: []plan.Edition{{Key: plan.EditionKey{Plan: "p"}}}}
		change(&s)
		return s
	}
	nothing := func(*plan.Sitting) {}
	freeze := func(s *plan.Sitting) { s.Meeting.Frozen = frozen }
	states := map[string]plan.Sitting{
		"to come":                sitting("2024-02-14", nothing),
		"today":                  sitting(demoDay.String(), nothing),
		"today and minuted":      sitting(demoDay.String(), func(s *plan.Sitting) { s.HasMet = true; freeze(s) }),
		"frozen":                 sitting("2024-02-14", freeze),
		"after one not frozen":   sitting("2024-05-15", func(s *plan.Sitting) { s.After = day("2024-02-14") }),
		"frozen before that":     sitting("2024-05-15", func(s *plan.Sitting) { s.After = day("2024-02-14"); freeze(s) }),
		"after the last edition": sitting("2024-08-14", func(s *plan.Sitting) { s.Editions = nil }),
		"held":                   sitting("2023-11-15", nothing),
		"held and frozen":        sitting("2023-11-15", freeze),
	}
	want := map[string]error{ // of the secretary; nil where it is not said
		"freeze frozen": plan.ErrFrozen, "freeze frozen before that": plan.ErrFrozen, "freeze today and minuted": plan.ErrFrozen,
		"unfreeze to come": plan.ErrNotFrozen, "unfreeze today": plan.ErrNotFrozen, "unfreeze after one not frozen": plan.ErrNotFrozen,
		"unfreeze after the last edition": plan.ErrNotFrozen,
		"freeze after one not frozen":     plan.ErrTooEarly, "freeze after the last edition": plan.ErrTooEarly,
		"move today and minuted": plan.ErrMet, "unfreeze today and minuted": plan.ErrMet,
		"add held": plan.ErrHeld, "move held": plan.ErrHeld, "freeze held": plan.ErrHeld, "unfreeze held": plan.ErrHeld,
		"add held and frozen": plan.ErrHeld, "move held and frozen": plan.ErrHeld, "freeze held and frozen": plan.ErrHeld, "unfreeze held and frozen": plan.ErrHeld,
	}
	tried, refused := 0, 0
	for _, role := range append([]plan.Role{""}, plan.Roles...) {
		for state, s := range states {
			for _, act := range []plan.MeetingAct{plan.AddMeeting, plan.MoveMeeting, plan.FreezeMeeting, plan.UnfreezeMeeting} {
				got := s.Permit(plan.Scope{Reads: role != "", Role: role}, act, demoDay)
				due := want[string(act)+" "+state]
				if role != plan.Secretary {
					due = plan.ErrForbidden
				}
				if tried++; got != nil {
					refused++
				}
				if !errors.Is(got, due) {
					t.Errorf("%s may %s a meeting that is %s: %v, want %v", role, act, state, got, due)
				}
			}
		}
	}
	t.Logf("%d roles × states × acts, %d refused", tried, refused)
}

func TestFreezingWithoutSignOffSaysWhy(t *testing.T) {
	t.Parallel()
	signed := plan.PlannedRound{Version: 1, SignOff: plan.RoundSignOff{At: demoDay.Start()}}
	for name, c := range map[string]struct {
		ready  plan.Readiness
		reason string
		want   string // "!" for Problems
	}{
		"no round leads to the meeting":     {plan.Readiness{}, "", ""},
		"it is signed off":                  {plan.Readiness{Round: signed}, "Typed for nothing.", ""},
		"it is not, and no reason is given": {plan.Readiness{Round: plan.PlannedRound{Version: 1}}, " ", "!"},
		"it is not, and why is said":        {plan.Readiness{Round: plan.PlannedRound{Version: 1}}, " Half term. ", "Half term."},
	} {
		got, err := c.ready.WhyFreeze(plan.MeetingInput{Reason: c.reason})
		if err != nil {
			got = "!"
		}
		if got != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}

func TestWhereAMeetingsPositionIsFound(t *testing.T) {
	t.Parallel()
	key := plan.EditionKey{Plan: "p", Edition: "2022-2024"}
	sitting := func(on string, frozen bool) plan.Sitting {
		s := plan.Sitting{Meeting: plan.Meeting{On: day(on)}, Editions: []plan.Edition{{Key: key}}}
		if frozen {
			s.Meeting.Frozen.Meeting = s.Meeting.On
		}
		return s
	}
	now := demoDay.Start().Add(9 * 3600e9)
	for name, c := range map[string]struct {
		sitting plan.Sitting
		want    string
	}{
		"to come, not frozen":     {sitting("2024-02-14", false), "now"},
		"to come, frozen":         {sitting("2024-02-14", true), "2024-02-14 frozen 2024-02-14, else now"},
		"on its day, not frozen":  {sitting("2024-01-31", false), "now"},
		"held and frozen":         {sitting("2023-11-15", true), "2023-11-15 frozen 2023-11-15, else its end"},
		"held and was not frozen": {sitting("2023-11-15", false), "2023-11-15 frozen 2023-11-15, else its end"},
	} {
		k, v, err := c.sitting.Look(now)
		if err != nil {
			t.Fatal(err)
		}
		got := "now"
		if k.At != "" {
			got = fmt.Sprintf("%s frozen %s, else now", k.At, v.Frozen)
		}
		if v.At.Equal(c.sitting.Meeting.On.End()) {
			got = strings.Replace(got, "else now", "else its end", 1)
		} else if !v.At.Equal(now) {
			t.Errorf("%s: at %v", name, v.At)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if _, _, err := (plan.Sitting{}).Look(now); err != plan.ErrNotFound {
		t.Errorf("without an edition: %v", err)
	}
}

func TestAMeetingIsAboutTheNewestEditionOfThePlanItself(t *testing.T) {
	t.Parallel()
	edition := func(family, years, starts string) plan.Edition {
		return plan.Edition{Key: plan.EditionKey{Plan: family, Edition: years}, Family: plan.Family{Slug: family}, Starts: day(starts)}
	}
	s := plan.Sitting{Editions: []plan.Edition{
		edition("plan", "2020-2022", "2020-04-01"), edition("plan", "2022-2024", "2022-04-01"), edition("strategy", "2024-2026", "2024-04-01"),
	}}
	if e, ok := s.Edition(); !ok || e.Key.Edition != "2022-2024" {
		t.Errorf("it is about %v", e.Key)
	}
}

func TestTheThemeHasItsPlaceOnTheAgenda(t *testing.T) {
	t.Parallel()
	agenda := (plan.Meeting{Theme: "Health"}).Agenda()
	if len(agenda) != 8 || agenda[5] != "Theme of the meeting: Health" || (plan.Meeting{}).Agenda()[5] != "Theme of the meeting" {
		t.Errorf("agenda %q", agenda)
	}
}

func TestARoundFollowsItsBoard(t *testing.T) {
	t.Parallel()
	r := rounds[7] // of Q3 2023/24
	moved := r.MovedTo(day("2024-02-21"))
	if diff := cmp.Diff(plan.NewRound(r.Quarter, day("2024-02-21")), moved); diff != "" {
		t.Errorf("(-worked out anew +moved):\n%s", diff)
	}
	for on, want := range map[string]bool{"2024-02-09": true, "2024-02-08": false, "2024-01-31": false} {
		if got := r.MovedTo(day(on)).IsInOrder(); got != want {
			t.Errorf("a Board on %s, papers out on %v: in order %v", on, r.MovedTo(day(on)).PapersOut, got)
		}
	}
}

func TestANewBoardHasTheRoundOfTheQuarterBefore(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]string{
		"2024-08-14": "Q1 2024/25", "2024-11-20": "Q2 2024/25",
		"2024-02-28": "", // that quarter has one
		"2024-07-10": "", // its papers would be out before the updates are due
	} {
		r, ok := rounds.RoundBefore(day(on))
		if ok != (want != "") || ok && (r.Quarter.String() != want || r.Board != day(on)) {
			t.Errorf("a Board on %s: %v %+v, want %q", on, ok, r, want)
		}
	}
}

func TestTheLastMomentOfADayIsInLondon(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]string{
		"2024-01-31": "2024-01-31T23:59:59.999999Z", "2023-03-26": "2023-03-26T22:59:59.999999Z", "2023-10-29": "2023-10-29T23:59:59.999999Z",
		"2023-03-25": "2023-03-25T23:59:59.999999Z", "2023-10-28": "2023-10-28T22:59:59.999999Z",
	} {
		if got := day(on).End(); !got.Equal(instant(want)) {
			t.Errorf("%s ends at %v, want %s", on, got, want)
		}
	}
}

func TestWhatIsTypedAboutAMeeting(t *testing.T) {
	t.Parallel()
	typed := func(on, theme string) plan.MeetingInput {
		return plan.MeetingInput{On: plan.DateTyped(day(on)), Theme: theme}
	}
	for name, c := range map[string]struct {
		in   plan.MeetingInput
		want []string
	}{
		"today":              {typed("2024-01-31", ""), nil},
		"no day":             {typed("", ""), []string{"on"}},
		"yesterday":          {typed("2024-01-30", ""), []string{"on"}},
		"a Saturday":         {typed("2024-03-02", ""), []string{"on"}},
		"Good Friday":        {typed("2024-03-29", ""), []string{"on"}},
		"a theme too long":   {typed("2024-03-13", strings.Repeat("a", 201)), []string{"theme"}},
		"the longest theme":  {typed("2024-03-13", strings.Repeat("a", 200)), nil},
		"no day there is":    {plan.MeetingInput{On: plan.DateInput{Day: "30", Month: "2", Year: "2024"}}, []string{"on"}},
		"what no page shows": {typed("2024-03-13", "a\x00b"), []string{"theme"}},
	} {
		m, err := plan.NewMeeting(c.in, demoDay)
		if diff := cmp.Diff(c.want, fieldsOf(problemsOf(t, err))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if err == nil && (m.On != day(c.in.On.Year+"-"+pad(c.in.On.Month)+"-"+pad(c.in.On.Day)) || m.Theme != c.in.Theme) {
			t.Errorf("%s: %+v", name, m)
		}
	}
	if _, err := (plan.MeetingInput{Reason: " "}).WhyUnfreeze(); err == nil {
		t.Error("a position is taken back without a reason")
	}
}

func pad(n string) string { return strings.Repeat("0", 2-len(n)) + n }

func TestWhatAMeetingIsAskedToDecide(t *testing.T) {
	t.Parallel()
	red := with(plan.Red)
	item := func(ref string, state plan.LogState, due string) plan.LogItem {
		return plan.LogItem{Ref: ref, State: state, Text: "Explain it", Due: day(due)}
	}
	log := []plan.LogItem{
		item("BL1", "open", "2024-02-14"), item("BL2", "open", "2024-02-15"), item("BL3", "awaiting closure", "2024-05-15"), item("BL4", "closed", "2024-02-14"),
	}
	sitting := plan.Sitting{Meeting: plan.Meeting{On: day("2024-02-14")}}
	position := func(on string, actions ...plan.Tracked) plan.Position {
		return plan.Position{Today: day(on), Actions: actions}
	}
	for name, c := range map[string]struct {
		before plan.Position
		log    []plan.LogItem
		asks   []string
		want   string
	}{
		"nothing in the log":    {plan.Position{}, nil, []string{"ask A01"}, "The Board is asked to put one question."},
		"a red twice":           {position("2023-11-15", red), nil, []string{"answer A01"}, "The Board is asked to answer one Red."},
		"what is due by then":   {plan.Position{}, log, []string{"ask A01", "close BL3", "hear BL1"}, "The Board is asked to put one question, to close one item of its log and to hear one item."},
		"one to hear alone":     {plan.Position{}, log[:1], []string{"ask A01", "hear BL1"}, "The Board is asked to put one question and to hear one item of its log."},
		"a red and both of log": {position("2023-11-15", red), log, []string{"answer A01", "close BL3", "hear BL1"}, "The Board is asked to answer one Red, to close one item of its log and to hear one item."},
	} {
		p := plan.NewPack(sitting, plan.Brief{Position: position("2024-02-06", red), Log: c.log}, c.before)
		var asks []string
		for _, a := range p.Asks {
			asks = append(asks, string(a.Kind)+" "+a.Item.Ref+strings.Join(a.About, ""))
		}
		if diff := cmp.Diff(c.asks, asks); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if got := p.AsksHeadline(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAPackAsksOnlyWhatTheBoardHasNotAnswered(t *testing.T) {
	t.Parallel()
	red := with(plan.Red)
	before := plan.Position{Today: day("2023-11-07"), Actions: []plan.Tracked{red}, Freeze: plan.Freeze{Meeting: day("2023-11-15")}}
	sitting := plan.Sitting{Meeting: plan.Meeting{On: day("2024-02-14")}}
	brief := plan.Brief{Position: plan.Position{Today: day("2024-02-06"), Actions: []plan.Tracked{red}}}
	if asks := plan.NewPack(sitting, brief, before).Asks; len(asks) != 1 || asks[0].Kind != plan.ToAnswer {
		t.Fatalf("a red twice: %+v", asks)
	}
	brief.Answers = []plan.RedAnswer{{Answered: plan.Answered{Action: "A01", Answer: plan.AcceptedRed, On: day("2023-11-15"), Reason: "The market."}}}
	p := plan.NewPack(sitting, brief, before)
	if want := "The Board is asked to note the position; nothing waits for a decision."; len(p.Asks) != 0 || p.AsksHeadline() != want {
		t.Errorf("accepted by the Board before: %+v, %q", p.Asks, p.AsksHeadline())
	}
	brief.Answers[0].On = day("2023-11-14") // between the freezing and the meeting: of no meeting that counts
	if asks := plan.NewPack(sitting, brief, before).Asks; len(asks) != 1 {
		t.Errorf("accepted before the meeting before: %+v", asks)
	}
}

func TestWhatIsAskedInTheSameWordsIsAskedOnce(t *testing.T) {
	t.Parallel()
	w := watch(watched("A1", plan.NotReported, nil), watched("A2", plan.NotReported, nil), watched("A3", plan.Red, nil))
	var asks []string
	for _, a := range w.Asks(day("2024-02-14")) {
		asks = append(asks, a.Sentence())
	}
	want := []string{
		"A3: accept it with a reason, or escalate it, unless the Fostering Manager brings a recovery plan first.",
		"A1 and A2: ask the Fostering Manager why nothing was reported.",
	}
	if diff := cmp.Diff(want, asks); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAFrozenPackSpeaksOfTheMeetingAsItWasAnnounced(t *testing.T) {
	t.Parallel()
	now := plan.Meeting{On: day("2024-02-21"), Theme: "Another", Lead: plan.Post{Title: "Renamed"}}
	then := plan.Meeting{On: day("2024-02-14"), Theme: "Health", Lead: plan.Post{Title: "Designated Nurse"}}
	got := plan.NewPack(plan.Sitting{Meeting: now}, plan.Brief{Meeting: then}, plan.Position{}).Sitting.Meeting
	if got.On != now.On || got.Theme != "Health" || got.Lead.Title != "Designated Nurse" {
		t.Errorf("%+v", got)
	}
}
