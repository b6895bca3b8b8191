package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Review is the form in which a second person accepts an update or returns it.
type Review struct {
	ActionForm
	Input plan.ReviewInput
}

// Head implements Page.
func (p Review) Head() Head { return p.head("Review the update on " + p.action().Ref) }

// Body implements Page.
func (p Review) Body() templ.Component { return p.body() }

// lede says who reported, when, and what is asked.
func (p Review) lede() string {
	by := "The " + p.action().Lead.Title
	if u := p.Dossier.Standing(); u != nil {
		by = "The " + u.ByTitle
	}
	return by + " reported on " + plan.DateAt(p.action().Standing.LastUpdate).Long() + ". Accept it as it stands, or return it and say what is to be put right."
}

func (p Review) verdict() govuk.RadiosParams {
	return p.field("verdict", "Your decision", "").choice(p.Input.Verdict,
		govuk.RadioItem{Value: string(plan.Accepted), Text: "Accept", Hint: govuk.HintParams{Text: "It is locked. Only a correction that says why can take its place."}},
		govuk.RadioItem{Value: string(plan.Returned), Text: "Return with a comment", Hint: govuk.HintParams{Text: "It no longer counts; what stood before it stands again until it is posted anew."}})
}

// SignOff is the form in which a second person signs a delivery off.
type SignOff struct {
	ActionForm
	Input plan.SignOffInput
}

// Head implements Page.
func (p SignOff) Head() Head { return p.head("Sign off the delivery of " + p.action().Ref) }

// Body implements Page.
func (p SignOff) Body() templ.Component { return p.body() }

func (p SignOff) lede() string {
	return "Reported as delivered on " + p.action().Standing.Delivered.Long() + ". With your sign-off the action is complete and takes no more updates."
}

// evidence is what the delivery is borne out by, and who says so.
func (p SignOff) evidence() govuk.SummaryListParams {
	st := p.action().Standing
	by := p.action().Lead.Title
	if u := p.Dossier.Standing(); u != nil {
		by = u.ByTitle
	}
	return govuk.SummaryListParams{Rows: []govuk.SummaryRow{
		fact("Delivered", st.Delivered.Long()),
		fact("Was due", dueText(p.action().Action)),
		fact("Evidence", orNone(st.Evidence)),
		fact("Reported by", by+", "+moment(st.LastUpdate)),
	}}
}

func (p SignOff) seen() govuk.CheckboxesParams {
	f := p.field("seen", "", "")
	params := govuk.CheckboxesParams{
		Name: "seen", ErrorMessage: f.message(),
		Items: []govuk.CheckboxItem{{Value: "yes", Text: "I have seen the evidence, and it shows that the action is delivered"}},
	}
	if p.Input.Seen {
		params.Values = []string{"yes"}
	}
	return params
}

// mayReturn reports whether what was reported can still be sent back instead.
func (p SignOff) mayReturn() bool { return p.action().Standing.Review == plan.Unreviewed }

func (p SignOff) returning() string { return route.ReviewAction(p.action().Edition, p.action().Ref) }

// Override is the form in which a director approves a better status than the
// rules give.
type Override struct {
	ActionForm
	Input plan.OverrideInput
}

// Head implements Page.
func (p Override) Head() Head { return p.head("Approve a better status of " + p.action().Ref) }

// Body implements Page.
func (p Override) Body() templ.Component { return p.body() }

func (p Override) lede() string {
	as := p.action().Status
	return "The rules give " + as.Computed.Word() + "; the lead proposes " + as.Proposed.Word() + "."
}

// both are the two statuses with why each is so.
func (p Override) both() govuk.SummaryListParams {
	as := p.action().Status
	return govuk.SummaryListParams{Rows: []govuk.SummaryRow{
		{Key: govuk.SummaryCell{Text: "By the rules"}, Value: govuk.SummaryCell{HTML: because(as.Computed, as.Why())}},
		{Key: govuk.SummaryCell{Text: "Proposed"}, Value: govuk.SummaryCell{HTML: because(as.Proposed, as.Reason)}},
	}}
}

// until says how long an approval holds.
func (p Override) until() string {
	text := "It is shown as overridden, beside what the rules say, on every page and in every file. It lapses when anything new is reported"
	pos := p.Dossier.Position
	for _, r := range pos.Rounds {
		if r.Opens.After(pos.Today) {
			return text + ", and at the latest when the next round opens on " + r.Opens.Long() + "."
		}
	}
	return text + ", and when the next round opens."
}
