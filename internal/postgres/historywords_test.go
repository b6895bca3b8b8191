package postgres_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

var write = flag.Bool("update", false, "write the sentences of testdata anew, to be read by a person")

// live lets everything happen once that the portal records.
func (r record) live() {
	r.t.Helper()
	ctx, at := r.t.Context(), demo.Start()
	r.decideAll()
	r.comesRound("A11", r.action("A11").Due.AddDays(91))
	event := func(ref string, kind plan.EventKind, who plan.Scope) error {
		a := r.action(ref)
		return r.Record(ctx, who, a.Action, eventFor(kind, a), plan.Submission{Version: a.Version})
	}
	papersEarlier := moved(frozenFor.AddDays(7))
	papersEarlier.Round.PapersOut = papersEarlier.Round.PapersOut.AddDays(-1)
	ref := r.raise(question(at), "")
	log := func(s plan.Scope, kind plan.LogEventKind, version int) error {
		return r.RecordLog(ctx, s, ref, told(kind, at), plan.Submission{Version: version})
	}
	for n, err := range []error{
		event("A03", plan.Corrected, r.leadOf(r.action("A03"))), event("A10", plan.Accepted, directors[0]),
		event("A14", plan.Returned, directors[0]), event("A04", plan.SignedOff, directors[1]),
		event("A16", plan.Overridden, directors[0]), event("A07", plan.ReDated, clerk),
		event("A06", plan.LeadChanged, directors[0]), event("A24", plan.Ended, clerk), event("A11", plan.Waived, clerk),
		r.enter(r.series("L02", clock).Measure, figure(90, 120), ""),
		r.judge(director, r.series("L03", clock).Measure, lastOf(r.series("L03", clock)), plan.ReviewFailed, ""),
		r.PlanRound(ctx, clerk, papersEarlier, plan.Submission{Version: 2}),
		r.AddMeeting(ctx, clerk, plan.Meeting{On: plan.NewDate(2024, 11, 13)}, plan.Event{At: at, ByTitle: clerkTitle}, plan.Submission{}),
		r.signOff(), log(answerer, plan.LogAnswered, 1), log(clerk, plan.LogReDated, 2), log(clerk, plan.LogClosed, 3),
		r.decide(withItem(decision("16")), ""), r.decide(withAnswer(decision("17"), "A07"), ""),
		r.AnswerRed(ctx, clerk, r.action("A13").ID, plan.RedAnswer{
			Answered: plan.Answered{Action: "A13", Answer: plan.AcceptedRed, On: lastBoard, Reason: "Because."}, Edition: current, ByTitle: clerkTitle, At: at,
		}, plan.Submission{}),
		r.AddMinutes(ctx, clerk, draft(), plan.Submission{Version: 1}),
		r.addAccount("first@council.test"), r.SetRole(ctx, "first@council.test", "director"), r.Disable(ctx, "first@council.test"),
	} {
		if err != nil {
			r.t.Errorf("%d: %v", n, err)
		}
	}
}

func (r record) signOff() error {
	s, missing := r.signedOff(), r.schedule(endOf(clock)).Position.Missing(r.round(endOf(clock)).Round)
	s.At, s.Missing = afterward, len(missing)
	return r.SignOffRound(r.t.Context(), directors[0], current, s, plan.Submission{Version: missing.Version()})
}

func lastOf(s plan.Series) plan.Value {
	v, _ := s.Latest()
	return v
}

// kindOf is what two sentences of history have in common that differ only in
// what they are about.
func kindOf(e plan.HistoryEntry) string {
	kind := string(e.Thing.Kind) + about.ReplaceAllString(e.What, "")
	for _, t := range e.Turns() {
		kind += fmt.Sprint(t.Name, t.Was == "", t.Is == "")
	}
	return kind
}

// about is a period or an edition in what was done, to the end.
var about = regexp.MustCompile(`[0-9Q].*`)

func TestEveryKindOfSentenceOfHistoryIsOneThatACouncillorUnderstands(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.live()
	newest := map[string]string{}
	for _, e := range r.allHistory(clerk, plan.HistoryFilter{}, 1000) {
		if _, known := newest[kindOf(e)]; !known {
			newest[kindOf(e)] = e.Sentence()
		}
	}
	var lines []string
	for _, s := range newest {
		lines = append(lines, s)
	}
	slices.Sort(lines)
	got := strings.Join(lines, "\n") + "\n"
	const golden = "testdata/history.golden"
	if *write {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if diff := cmp.Diff(string(want), got); err != nil || diff != "" {
		t.Errorf("%v; sentences (-golden +got), read them and run with -update:\n%s", err, diff)
	}
	for _, bad := range []string{"→", "none →", "children-in-care/", "seal", "Typed"} {
		if strings.Contains(got, bad) {
			t.Errorf("a sentence has %q in it", bad)
		}
	}
}
