package report

import (
	"fmt"
	"strings"

	"planboard/internal/document"
	"planboard/internal/plan"
)

// exceptions is the rest of section 4: actions, proposals, measures (facts
// (g4)).
func (in Input) exceptions() []document.Block {
	var blocks []document.Block
	found := in.Position.Exceptions()
	if len(in.Position.Actions) > 0 {
		blocks = append(blocks, in.actionExceptions(found.Actions)...)
		blocks = append(blocks, proposals(found.Overrides)...)
		blocks = append(blocks, in.ended()...)
	}
	if len(in.Position.Measures) > 0 {
		blocks = append(blocks, in.measureExceptions(found.Measures)...)
	}
	return blocks
}

func (in Input) actionExceptions(actions []plan.Tracked) []document.Block {
	if len(actions) == 0 {
		return []document.Block{clause("No delivery action is Red, Not reported or Amber.")}
	}
	t := document.Table{
		Caption:     "Delivery actions that are Red, Not reported or Amber",
		Description: "One row an action, the gravest first, with why it is so, who leads it and its dates.",
		Columns: []document.Column{
			{Head: "Action", Width: 6}, {Head: "Status", Width: 2}, {Head: "Why", Width: 5}, {Head: "Lead", Width: 4}, {Head: "Dates", Width: 4},
		},
		RowHeader: true,
	}
	doing := document.Bullets{}
	for _, a := range actions {
		t.Rows = append(t.Rows, []document.Cell{
			{Text: a.Ref + " " + a.Title}, statusCell(a.Status), {Text: cause(a)}, {Text: a.Lead.Title}, {Text: datesOf(a)},
		})
		doing.Items = append(doing.Items, remedy(a))
	}
	return []document.Block{
		clause(fmt.Sprintf("Delivery exceptions: %s, of %d actions", plan.CountOf(actions), len(in.Position.Actions))), t,
		clause("What was last reported of these actions, and what is being done:"), doing,
	}
}

// cause says why the action has its status.
func cause(a plan.Tracked) string {
	silence, last := "", ""
	if a.Status.IsOverdueSilent() {
		silence = "Not reported since " + a.Status.Silent.Quarter.String()
	}
	if a.Status.Status == plan.NotReported && a.Status.Last != "" {
		last = "Last known status: " + a.Status.Last.Word()
	}
	return plan.Sentences(a.Status.Why(), silence, last)
}

// remedy is what the lead reported, and the recovery plan with who answers for
// it and by when.
func remedy(a plan.Tracked) document.Item {
	st := a.Standing
	if st.LastUpdate.IsZero() {
		return document.Item{Text: a.Ref + ": no update is on the record. No recovery plan is recorded."}
	}
	next := ""
	if st.NextStep != "" {
		next = "Next step: " + st.NextStep
	}
	return document.Item{
		Text:   plan.Sentences(a.Ref+": "+st.Narrative, recoveryText(st.Recovery), next),
		Source: "Update of " + plan.DateAt(st.LastUpdate).Long(),
	}
}

func recoveryText(r plan.Recovery) string {
	if r.Text == "" {
		return "No recovery plan is recorded"
	}
	by := "without a date"
	if !r.By.IsZero() {
		by = "back on track by " + r.By.Long()
	}
	return plan.Sentences("Recovery plan: "+r.Text, "Led by "+r.Lead+", "+by)
}

func datesOf(a plan.Tracked) string {
	lines := []string{"Due " + a.Due.Short()}
	if a.IsRedated() {
		lines = append(lines, "Re-dated from "+a.FirstDue.Short())
	}
	if !a.Standing.Forecast.IsZero() {
		lines = append(lines, "Forecast "+a.Standing.Forecast.Short())
	}
	return strings.Join(lines, "\n")
}

// ended lists the actions that a decision ended, and what became of them.
func (in Input) ended() []document.Block {
	list := document.Bullets{}
	for _, a := range in.Position.Actions {
		if !a.Closure.IsZero() {
			list.Items = append(list.Items, document.Item{Text: a.Ref + " " + a.Title + ": " + closureText(a.Closure)})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{clause("Actions ended by decision of the Board:"), list}
}

// proposals lists where a lead and the rules differ: a worse status is shown,
// a better one waits.
func proposals(overrides []plan.Tracked) []document.Block {
	if len(overrides) == 0 {
		return []document.Block{clause("No lead proposes another status than the rules give.")}
	}
	list := document.Bullets{}
	for _, a := range overrides {
		list.Items = append(list.Items, document.Item{Text: a.Ref + " " + a.Title + ". " + proposal(a)})
	}
	return []document.Block{clause("Where a lead proposes another status than the rules give:"), list}
}

func proposal(a plan.Tracked) string {
	as := a.Status
	head := "The rules give " + as.Computed.Word()
	switch {
	case as.Proposed != "":
		return plan.Sentences(head+", the lead proposes "+as.Proposed.Word(), as.Reason,
			"It is shown as "+as.Status.Word()+" until a director approves")
	case !as.Override.IsZero():
		return plan.Sentences(head+", the "+as.Override.ByTitle+" approved "+as.Status.Word()+" on "+plan.DateAt(as.Override.At).Long()+
			", which is shown until the next round opens", as.Override.Reason)
	case as.Status != as.Computed:
		return plan.Sentences(head+", the lead reports "+as.Status.Word()+", which is shown", as.Reason)
	default:
		return ""
	}
}
