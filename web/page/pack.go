package page

import (
	"strconv"

	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/web/govuk"
)

// Pack is what is put before a meeting as one document, to be read on a screen
// or printed.
type Pack struct{ Pack plan.Pack }

// The numbered sections of a pack, in order.
const (
	decisionsSection = 1 + iota
	changesSection
	exceptionsSection
	scorecardSection
	deliverySection
	othersSection
	voiceSection
)

// sectionID is the anchor of a section.
func sectionID(n int) string { return "section-" + strconv.Itoa(n) }

// sections are the titles of the sections.
func (p Pack) sections() []string {
	return []string{"Decisions sheet", p.sinceTitle(), "Exceptions", "Scorecard", "Delivery summary", "Other plans before the Board", "What children and young people said"}
}

// section is the numbered title of a section.
func (p Pack) section(n int) string { return strconv.Itoa(n) + " " + p.sections()[n-1] }

func (p Pack) sinceTitle() string {
	if p.Pack.Changes.IsFirst() {
		return "What has changed"
	}
	return "What has changed since " + since(p.Pack.Changes).Long()
}

// Head implements Page.
func (p Pack) Head() Head {
	m := p.Pack.Sitting.Meeting
	return Head{Title: "Papers for the " + boardOf(m), Section: MeetingsOf, Crumbs: []Crumb{meetingsCrumb, meetingCrumb(m)}}
}

// Body implements Page.
func (p Pack) Body() templ.Component { return p.body() }

func (p Pack) position() plan.Position { return p.Pack.Brief.Position }

// draft warns that the papers can still change; "" when they cannot.
func (p Pack) draft() string {
	switch {
	case !p.Pack.IsDraft():
		return ""
	case p.position().Edition.Key.At != "":
		return "No position was frozen for this meeting. These papers show the record as it stood when the day of the meeting ended."
	default:
		return "Draft: the position is not frozen. These papers show the record as it stands on " + p.position().Today.Long() + " and change with it."
	}
}

// class tells paper whether it bears the mark of a draft.
func (p Pack) class() string {
	if p.Pack.IsDraft() {
		return "pb-pack pb-pack--draft"
	}
	return "pb-pack"
}

// cover is what the cover says of the meeting.
func (p Pack) cover() []govuk.SummaryRow {
	m, z := p.Pack.Sitting.Meeting, p.position().Freeze
	rows := []govuk.SummaryRow{
		fact("Meeting", weekday(m.On)),
		fact("Theme", themeOf(m)),
		fact("Plan", p.position().Edition.OfficialName),
	}
	if z.IsZero() {
		return append(rows, fact("Position", "Not frozen; as on "+p.position().Today.Long()))
	}
	rows = append(rows, fact("Position", "Frozen on "+moment(z.At)+", by the "+z.ByTitle))
	if z.Exception != "" {
		rows = append(rows, fact("Exception", plan.Sentences(lacked(z), unsigned(z))))
	}
	rows = append(rows, p.replaces()...)
	return append(rows, checksumRow(z.Checksum))
}

// replaces tells of the positions that were put before the meeting and taken
// back, so that two printed packs can be told apart.
func (p Pack) replaces() []govuk.SummaryRow {
	var rows []govuk.SummaryRow
	for _, u := range p.Pack.Sitting.Undone {
		if u.Edition.OfficialName == p.position().Edition.OfficialName {
			rows = append(rows, fact("Replaces", plan.Sentences("The position frozen on "+moment(u.Freeze.At)+", taken back on "+moment(u.At), u.Reason)))
		}
	}
	return rows
}

// lacked counts what the round missed when the position was frozen.
func lacked(z plan.Freeze) string {
	if z.Missing == 0 {
		return ""
	}
	return capital(count(z.Missing, "thing")) + " " + oneOr(z.Missing, "was", "were") + " missing from the round"
}

// checksumRow shows a checksum, broken where it fits.
func checksumRow(sum string) govuk.SummaryRow {
	return govuk.SummaryRow{Key: govuk.SummaryCell{Text: "Checksum (SHA-256)"}, Value: govuk.SummaryCell{HTML: checksum(sum)}}
}

// askedBy says who answers for an item that is asked about, and by when.
func askedBy(a plan.Ask) string {
	if a.Item.Ref == "" {
		return ""
	}
	return plan.Sentences(a.Item.Lead.Title+", due "+a.Item.Due.Long(), "Raised "+a.Item.Raised.Long())
}

// scorecard is the scorecard of the pack.
func (p Pack) scorecard() Scorecard {
	return Scorecard{Position: p.position(), Shown: p.position().Measures}
}

// differing says how an action is shown and what the rules make of it.
func differing(a plan.Tracked) string {
	as := a.Status
	if !as.Override.IsZero() {
		return plan.Sentences("shown as "+as.InFull(), as.Cause())
	}
	return plan.Sentences("shown as "+as.Status.Word()+", by the rules "+as.Computed.Word(), proposal(a), as.Why())
}
