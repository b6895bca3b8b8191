package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
)

// relations are how a reader stands to an action, by letter: L leads it, P
// leads its priority, D reported the delivery, A posted the newest update, S
// holds the post for which it was posted, N none of these.
const relations = "LPDASN"

// mine says to whom it falls to do something, whatever state the action is in:
// for each role the relations with which it does.
var mine = map[plan.EventKind]map[plan.Role]string{
	plan.Reported:    {plan.Officer: "L", plan.PartnerOfficer: "L", plan.DataSteward: "L", plan.Secretary: "L", plan.Director: "L"},
	plan.Corrected:   {plan.Officer: "L", plan.PartnerOfficer: "L", plan.DataSteward: "L", plan.Secretary: "L", plan.Director: "L"},
	plan.Accepted:    {plan.Officer: "P", plan.PartnerOfficer: "P", plan.Director: "PN"},
	plan.Returned:    {plan.Officer: "P", plan.PartnerOfficer: "P", plan.Director: "PN"},
	plan.SignedOff:   {plan.Director: "PN"},
	plan.Overridden:  {plan.Director: "PN"},
	plan.ReDated:     {plan.Director: "PN", plan.Secretary: "LPDASN"},
	plan.LeadChanged: {plan.Director: "PN", plan.Secretary: "LPDASN"},
	plan.Ended:       {plan.Director: "PN", plan.Secretary: "LPDASN"},
	plan.Waived:      {plan.Director: "PN", plan.Secretary: "LPDASN"},
	// OccurrenceMet comes with a record that is loaded; nobody does it.
}

// allowed says what a state lets those do to whom it falls: y it may be done, c
// the action takes nothing any more, n there is nothing to do it to.
var allowed = []struct {
	state string
	of    func(*plan.Tracked, *plan.Edition)
	kinds map[plan.EventKind]string
}{
	{"not started", notStarted, answers("ynnnnnyyyn")},
	{"green, not reviewed", unreviewed, answers("yyyynnyyyn")},
	{"accepted", reviewed(plan.ReviewPassed), answers("yynnnnyyyn")},
	{"returned", reviewed(plan.ReviewFailed), answers("ynnnnnyyyn")},
	{"a better status proposed", better, answers("yyyynyyyyn")},
	{"a better status proposed, then returned", betterReturned, answers("ynnnnyyyyn")},
	{"awaiting sign-off with evidence", awaiting("minutes"), answers("yyyyynyyyn")},
	{"awaiting sign-off without evidence", awaiting(""), answers("yyyynnyyyn")},
	{"complete", complete, answers("ccnnnncccn")},
	{"withdrawn", wasEnded, answers("cccccccccc")},
	{"in a closed edition", inClosed, answers("cccccccccc")},
	{"recurring, with another to come", recurring, answers("yyyynnnyyy")},
}

// answers reads a word for each kind, in this order.
func answers(letters string) map[plan.EventKind]string {
	kinds := []plan.EventKind{plan.Reported, plan.Corrected, plan.Accepted, plan.Returned, plan.SignedOff, plan.Overridden,
		plan.ReDated, plan.LeadChanged, plan.Ended, plan.Waived}
	all := map[plan.EventKind]string{}
	for i, kind := range kinds {
		all[kind] = letters[i : i+1]
	}
	return all
}

func notStarted(t *plan.Tracked, _ *plan.Edition) {
	t.Status.Status, t.Standing.Update = plan.NotStarted, 0
}

func unreviewed(t *plan.Tracked, _ *plan.Edition) {
	t.Status.Status, t.Standing.Update, t.Standing.Review = plan.Green, 12, plan.Unreviewed
}

func reviewed(as plan.Review) func(*plan.Tracked, *plan.Edition) {
	return func(t *plan.Tracked, e *plan.Edition) { unreviewed(t, e); t.Standing.Review = as }
}

func better(t *plan.Tracked, e *plan.Edition) {
	unreviewed(t, e)
	t.Status.Status, t.Status.Proposed = plan.Red, plan.Amber
}

func betterReturned(t *plan.Tracked, e *plan.Edition) {
	better(t, e)
	t.Standing.Review = plan.ReviewFailed
}

func awaiting(evidence string) func(*plan.Tracked, *plan.Edition) {
	return func(t *plan.Tracked, e *plan.Edition) {
		unreviewed(t, e)
		t.Status.Status, t.Standing.Evidence = plan.Awaiting, evidence
	}
}

func complete(t *plan.Tracked, e *plan.Edition) {
	awaiting("minutes")(t, e)
	t.Status.Status, t.Standing.Review = plan.Complete, plan.ReviewPassed
}

func wasEnded(t *plan.Tracked, e *plan.Edition) {
	unreviewed(t, e)
	t.Status.Status, t.Closure.Kind = plan.Withdrawn, "withdrawn"
}

func inClosed(t *plan.Tracked, e *plan.Edition) { unreviewed(t, e); e.State = plan.Closed }

func recurring(t *plan.Tracked, e *plan.Edition) {
	unreviewed(t, e)
	t.Recurs, t.NextDue = "each quarter", day("2024-06-30")
}

const (
	reporter plan.AccountID = 41
	author   plan.AccountID = 40
)

// reader is somebody of a role who stands to the action in that relation.
func reader(role plan.Role, relation byte) plan.Scope {
	m := plan.Member{Account: 99, Role: role, Post: "R22"}
	switch relation {
	case 'L':
		m.Post = "R04"
	case 'P':
		m.Post = "R09"
	case 'D':
		m.Account = reporter
	case 'A':
		m.Account = author
	case 'S':
		m.Post = "R12"
	}
	if role == "" { // a stranger has neither account nor post
		return (*plan.Member)(nil).Scope()
	}
	return m.Scope()
}

func TestEveryRoleRelationStateAndAction(t *testing.T) {
	t.Parallel()
	words := map[string]error{"y": nil, "c": plan.ErrClosed, "n": plan.ErrNothing}
	pairs, refused := 0, map[error]int{}
	for _, state := range allowed {
		action := plan.Tracked{Action: plan.Action{Lead: plan.Post{Code: "R04"}, Reviewer: "R09"}}
		action.Standing.Author, action.Standing.ReportedBy, action.Reporter.Code = author, reporter, "R12"
		edition := plan.Edition{State: plan.InForce}
		state.of(&action, &edition)
		for _, kind := range plan.EventKinds {
			for _, role := range append([]plan.Role{""}, plan.Roles...) {
				for _, relation := range []byte(relations) {
					want := plan.ErrForbidden
					if strings.IndexByte(mine[kind][role], relation) >= 0 {
						want = words[state.kinds[kind]]
					}
					got := action.Permit(reader(role, relation), edition, kind)
					if got != want {
						t.Errorf("%s: %q, relation %c, %s: %v, want %v", state.state, role, relation, kind, got, want)
					}
					pairs++
					refused[got]++
				}
			}
		}
	}
	t.Logf("%d states × %d kinds of event × %d roles × %d relations = %d pairs; %d permitted, %d forbidden, %d closed, %d with nothing to do",
		len(allowed), len(plan.EventKinds), len(plan.Roles)+1, len(relations), pairs,
		refused[nil], refused[plan.ErrForbidden], refused[plan.ErrClosed], refused[plan.ErrNothing])
}

func TestWhoHasNoNumberIsNobodysAuthor(t *testing.T) {
	t.Parallel()
	var untold plan.Tracked // nothing was reported: its author is nobody
	unreviewed(&untold, &plan.Edition{})
	untold.Reviewer = "R09"
	if err := untold.Permit(reader(plan.Director, 'N'), plan.Edition{}, plan.Accepted); err != nil {
		t.Errorf("a director may not review what came with a record: %v", err)
	}
}
