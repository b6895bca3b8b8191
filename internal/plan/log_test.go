package plan_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// logged is an item put to R06, after the events.
func logged(events ...plan.LogEvent) plan.LogItem {
	raised := plan.LogEvent{At: instant("2023-11-15T17:00:00Z"), ByTitle: "Clerk", Kind: plan.LogRaised, Due: day("2024-02-14")}
	i := plan.LogItem{Ref: "BL2", Kind: plan.Question, Raised: day("2023-11-15"), Meeting: day("2023-11-15"), Text: "What would keep them?", Lead: plan.Post{Code: "R06", Title: "Fostering Manager"}}
	return i.Replay(append([]plan.LogEvent{raised}, events...))
}

// earlier is the same item, raised at the Board before.
func earlier(events ...plan.LogEvent) plan.LogItem {
	i := logged(events...)
	i.Raised, i.Meeting = day("2023-08-16"), day("2023-08-16")
	return i
}

// asking is the same item, raised by a member that day and not at the meeting.
func asking() plan.LogItem {
	i := logged()
	i.Meeting = plan.Date{}
	return i
}

func answer(on string) plan.LogEvent {
	return plan.LogEvent{At: day(on).Start(), Kind: plan.LogAnswered, Text: "A retention payment."}
}

func moreTime(on, due string) plan.LogEvent {
	return plan.LogEvent{At: day(on).Start(), Kind: plan.LogReDated, Text: "Not enough.", Due: day(due), Meeting: day(on)}
}

func closure(on, meeting string) plan.LogEvent {
	return plan.LogEvent{At: day(on).Start(), Kind: plan.LogClosed, Meeting: day(meeting)}
}

func TestWhereAnItemStandsFollowsFromItsEvents(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		item   plan.LogItem
		state  plan.LogState
		due    string
		closed string
	}{
		{"raised, it is open", logged(), plan.LogOpen, "2024-02-14", ""},
		{"answered, it waits for the Board", logged(answer("2024-01-10")), plan.LogAwaiting, "2024-02-14", ""},
		{"given more time, it is open again", logged(answer("2024-01-10"), moreTime("2024-02-14", "2024-05-15")), plan.LogOpen, "2024-05-15", ""},
		{"closed, it was closed by the meeting and not by who recorded it", logged(answer("2024-01-10"), closure("2024-02-20", "2024-02-14")), plan.LogDone, "2024-02-14", "2024-02-14"},
		{"closed without an answer", logged(closure("2024-02-14", "2024-02-14")), plan.LogDone, "2024-02-14", "2024-02-14"},
		{"closed by a meeting that is not known", logged(closure("2024-02-20", "")), plan.LogDone, "2024-02-14", "2024-02-20"},
	} {
		if c.item.State != c.state || c.item.Due.String() != c.due || c.item.ClosedOn.String() != c.closed || c.item.Version != len(c.item.Events) {
			t.Errorf("%s: %s, due %s, closed %q, version %d", c.name, c.item.State, c.item.Due, c.item.ClosedOn, c.item.Version)
		}
	}
}

// TestWhoMayDoWhatToAnItem is the whole table: each role, as the post that is
// to answer or another, in each state of an item, for each act.
func TestWhoMayDoWhatToAnItem(t *testing.T) {
	t.Parallel()
	items := map[plan.LogState]plan.LogItem{
		plan.LogOpen: logged(), plan.LogAwaiting: logged(answer("2024-01-10")), plan.LogDone: logged(closure("2024-02-14", "2024-02-14")),
	}
	// By act and state: who may; the others may not.
	officers := "officer, partner officer, data steward, secretary, director as answerer"
	may := map[string]string{
		"raised":        "board member, secretary",
		"answered open": officers,
		"re-dated open": "secretary", "re-dated awaiting closure": "secretary",
		"closed open": "secretary", "closed awaiting closure": "secretary",
	}
	holds := func(list string, role plan.Role, answers bool) bool {
		if list == officers {
			return answers && role != plan.BoardMember && role != plan.Administrator && role != ""
		}
		for _, one := range []plan.Role{plan.BoardMember, plan.Secretary} {
			if role == one && (list == string(one) || list == "board member, secretary") {
				return true
			}
		}
		return false
	}
	pairs, refused := 0, 0
	for _, role := range append([]plan.Role{""}, plan.Roles...) {
		for _, answers := range []bool{true, false} {
			s := plan.Scope{Account: 9, Reads: true, Role: role, Post: "R07"}
			if answers {
				s.Post = "R06"
			}
			for state, item := range items {
				for _, kind := range plan.LogEventKinds {
					key := string(kind) + " " + string(state)
					if kind == plan.LogRaised {
						key = string(kind)
					}
					pairs++
					err := item.Permit(s, kind)
					if err != nil {
						refused++
					}
					if want := holds(may[key], role, answers); (err == nil) != want {
						t.Errorf("%q, answerer %v, %s an item that is %s: %v, want allowed %v", role, answers, kind, state, err, want)
					}
				}
			}
		}
	}
	t.Logf("%d roles × 2 relations × %d states × %d acts = %d, of which %d are refused", len(plan.Roles)+1, len(items), len(plan.LogEventKinds), pairs, refused)
	if pairs != 8*2*3*4 || refused != 167 {
		t.Errorf("%d pairs, %d refused", pairs, refused)
	}
}

func TestWhyAnActIsRefusedIsSaid(t *testing.T) {
	t.Parallel()
	lead, clerk := plan.Scope{Role: plan.Officer, Post: "R06"}, plan.Scope{Role: plan.Secretary}
	for _, c := range []struct {
		name string
		got  error
		want error
	}{
		{"an answer to what is answered", logged(answer("2024-01-10")).Permit(lead, plan.LogAnswered), plan.ErrNothing},
		{"an answer to what is closed", logged(closure("2024-02-14", "2024-02-14")).Permit(lead, plan.LogAnswered), plan.ErrClosed},
		{"closing what is closed", logged(closure("2024-02-14", "2024-02-14")).Permit(clerk, plan.LogClosed), plan.ErrClosed},
		{"another's answer says nothing of the state", logged(closure("2024-02-14", "2024-02-14")).Permit(clerk, plan.LogAnswered), plan.ErrForbidden},
		{"an account without a post answers for nobody", plan.LogItem{}.Permit(plan.Scope{Role: plan.Officer}, plan.LogAnswered), plan.ErrForbidden},
		{"a member decides", plan.PermitRaise(plan.Scope{Role: plan.BoardMember}, plan.FromDecision), plan.ErrForbidden},
		{"the secretary asks in words", plan.PermitRaise(clerk, plan.Question), nil},
		{"a kind that is none", plan.PermitRaise(clerk, "wish"), plan.ErrForbidden},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
}

func TestTheLogShowsWhatIsOpenFirst(t *testing.T) {
	t.Parallel()
	named := func(ref string, i plan.LogItem) plan.LogItem { i.Ref = ref; return i }
	all := []plan.LogItem{
		named("BL1", logged(closure("2024-02-14", "2024-02-14"))), named("BL2", logged(answer("2024-01-10"))),
		named("BL10", logged()), named("BL3", logged()), named("BL4", logged(moreTime("2023-12-01", "2023-12-31"))),
	}
	refs := func(items []plan.LogItem) []string {
		some := []string{}
		for _, i := range items {
			some = append(some, i.Ref)
		}
		return some
	}
	for _, c := range []struct {
		name string
		got  []plan.LogItem
		want []string
	}{
		{"all", plan.LogFilter{}.Of(all), []string{"BL4", "BL3", "BL10", "BL2", "BL1"}},
		{"by state", plan.LogFilter{State: plan.LogAwaiting}.Of(all), []string{"BL2"}},
		{"by lead", plan.LogFilter{Lead: "R07"}.Of(all), []string{}},
		{"put to the post", plan.PutTo("R06", all), []string{"BL4", "BL3", "BL10"}},
		{"put to no post", plan.PutTo("", []plan.LogItem{{State: plan.LogOpen}}), []string{}},
	} {
		if diff := cmp.Diff(c.want, refs(c.got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	for _, c := range []struct {
		items []plan.LogItem
		want  string
	}{
		{all, "Three items are open, one of them overdue; one is answered and waits for the Board to close."},
		{all[:1], "Nothing is open in the Board's log."},
		{all[2:3], "One item is open."},
		{append(all[1:2:2], all[1]), "No item is open; two are answered and wait for the Board to close."},
	} {
		if got := plan.LogHeadline(c.items, demoDay); got != c.want {
			t.Errorf("%d items: %q, want %q", len(c.items), got, c.want)
		}
	}
}

// occasion is the demonstration's day, for somebody of the role.
func occasionOf(role plan.Role) plan.Occasion {
	return plan.Occasion{By: &plan.Member{Account: 9, Title: "Somebody", Role: role}, Now: demoDay.Start().Add(9 * time.Hour)}
}

func logChoices() plan.Choices {
	p := position()
	return plan.Choices{
		Position: p, Answerers: []plan.Post{{Code: "R06", Title: "Fostering Manager"}},
		Held: []plan.Meeting{{On: day("2023-11-15")}, {On: day("2023-08-16")}},
	}
}

func typedDay(d, m, y string) plan.DateInput { return plan.DateInput{Day: d, Month: m, Year: y} }

// wrong are the fields that are to be put right.
func wrong(err error) string {
	var ps plan.Problems
	if !errors.As(err, &ps) {
		return fmt.Sprint(err)
	}
	fields := ""
	for _, p := range ps {
		fields += p.Field + " "
	}
	return fields
}

func TestWhatIsAskedMustBeWhole(t *testing.T) {
	t.Parallel()
	right := plan.LogInput{Kind: "question", About: "A07", Text: "What would keep them?", Lead: "R06", Due: typedDay("14", "2", "2024")}
	for _, c := range []struct {
		name   string
		role   plan.Role
		change func(*plan.LogInput)
		want   string
	}{
		{"a member asks", plan.BoardMember, func(*plan.LogInput) {}, "<nil>"},
		{"about a measure", plan.BoardMember, func(in *plan.LogInput) { in.About = "M08" }, "<nil>"},
		{"about the plan", plan.BoardMember, func(in *plan.LogInput) { in.About = "" }, "<nil>"},
		{"about what there is not", plan.BoardMember, func(in *plan.LogInput) { in.About = "A99" }, "about "},
		{"nothing", plan.BoardMember, func(in *plan.LogInput) { in.Text = " \n" }, "text "},
		{"of nobody", plan.BoardMember, func(in *plan.LogInput) { in.Lead = "R01" }, "lead "},
		{"by no day", plan.BoardMember, func(in *plan.LogInput) { in.Due = plan.DateInput{} }, "due "},
		{"by yesterday", plan.BoardMember, func(in *plan.LogInput) { in.Due = typedDay("30", "1", "2024") }, "due "},
		{"by 31 February", plan.BoardMember, func(in *plan.LogInput) { in.Due = typedDay("31", "2", "2024") }, "due "},
		{"at a meeting to come", plan.Secretary, func(in *plan.LogInput) { in.Meeting = "2024-02-14" }, "meeting "},
		{"of no kind", plan.Secretary, func(in *plan.LogInput) { in.Kind = "decision" }, "kind "},
		{"everything wrong", plan.Secretary, func(in *plan.LogInput) { *in = plan.LogInput{About: "X"} }, "kind about text lead due "},
		{"a member asks for something to be done", plan.BoardMember, func(in *plan.LogInput) { in.Kind = "action asked" }, "forbidden"},
		{"an officer asks", plan.Officer, func(*plan.LogInput) {}, "forbidden"},
	} {
		in := right
		c.change(&in)
		i, err := plan.NewLogItem(logChoices(), in, occasionOf(c.role))
		if got := wrong(err); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if err == nil && (i.State != plan.LogOpen || i.About() != in.About || i.Due != day("2024-02-14") || i.Raised != demoDay) {
			t.Errorf("%s: %+v", c.name, i)
		}
	}
	atBoard := right
	atBoard.Kind, atBoard.Meeting = "action asked", "2023-11-15"
	if i, err := plan.NewLogItem(logChoices(), atBoard, occasionOf(plan.Secretary)); err != nil || i.Raised != day("2023-11-15") || i.Meeting != i.Raised {
		t.Errorf("raised at a meeting: %+v, %v", i, err)
	}
}

func TestWhatIsDoneToAnItemMustBeWhole(t *testing.T) {
	t.Parallel()
	at := func(meeting, text string, due plan.DateInput) plan.LogEventInput {
		return plan.LogEventInput{Meeting: meeting, Text: text, Due: due}
	}
	none, may := plan.DateInput{}, typedDay("15", "5", "2024")
	for _, c := range []struct {
		name string
		item plan.LogItem
		kind plan.LogEventKind
		in   plan.LogEventInput
		want string
	}{
		{"an answer", logged(), plan.LogAnswered, at("", "A payment.", none), "<nil>"},
		{"an answer without words", logged(), plan.LogAnswered, at("", " ", none), "text "},
		{"closed by no meeting", earlier(answer("2023-11-01")), plan.LogClosed, at("", "", none), "meeting "},
		{"closed by a meeting to come", earlier(answer("2023-11-01")), plan.LogClosed, at("2024-02-14", "", none), "meeting "},
		{"closed by a meeting before it was raised", logged(), plan.LogClosed, at("2023-08-16", "Seen.", none), "meeting "},
		{"closed by the meeting that raised it", logged(), plan.LogClosed, at("2023-11-15", "Seen.", none), "meeting "},
		{"asked that day by a member, closed by its meeting", asking(), plan.LogClosed, at("2023-11-15", "Seen.", none), "<nil>"},
		{"closed by a meeting before it was answered", earlier(answer("2023-11-16")), plan.LogClosed, at("2023-11-15", "", none), "meeting "},
		{"closed by the meeting on whose day it was answered", earlier(answer("2023-11-15")), plan.LogClosed, at("2023-11-15", "", none), "<nil>"},
		{"closed by the meeting that gave more time", earlier(moreTime("2023-11-15", "2024-02-14")), plan.LogClosed, at("2023-11-15", "Seen.", none), "meeting "},
		{"closed after a meeting gave more time", earlier(moreTime("2023-08-17", "2024-02-14")), plan.LogClosed, at("2023-11-15", "Seen.", none), "<nil>"},
		{"closed when answered needs no words", earlier(answer("2023-11-01")), plan.LogClosed, at("2023-11-15", "", none), "<nil>"},
		{"closed unanswered needs them", earlier(), plan.LogClosed, at("2023-11-15", "", none), "text "},
		{"more time", earlier(), plan.LogReDated, at("2023-11-15", "They need it.", may), "<nil>"},
		{"more time by the meeting that raised it", logged(), plan.LogReDated, at("2023-11-15", "They need it.", may), "meeting "},
		{"more time without a reason", earlier(), plan.LogReDated, at("2023-11-15", "", may), "text "},
		{"more time until today", earlier(), plan.LogReDated, at("2023-11-15", "Why.", typedDay("31", "1", "2024")), "due "},
		{"the same time", earlier(), plan.LogReDated, at("2023-11-15", "Why.", typedDay("14", "2", "2024")), "due "},
		{"no time", earlier(), plan.LogReDated, at("2023-11-15", "Why.", none), "due "},
	} {
		_, err := plan.NewLogEvent(c.item, c.kind, c.in, logChoices(), occasionOf(plan.Secretary))
		if got := wrong(err); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
