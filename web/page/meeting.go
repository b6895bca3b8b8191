package page

import (
	"github.com/a-h/templ"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// Meeting is one meeting of the Board: what it is here to decide, and on which
// papers.
type Meeting struct {
	Sitting plan.Sitting
	Today   plan.Date
	Scope   plan.Scope // of the reader
}

// Head implements Page.
func (p Meeting) Head() Head {
	return Head{Title: boardOf(p.Sitting.Meeting), Section: MeetingsOf, Crumbs: []Crumb{meetingsCrumb}}
}

// Body implements Page.
func (p Meeting) Body() templ.Component { return p.body() }

var meetingsCrumb = Crumb{string(MeetingsOf), route.Meetings}

// meetingCrumb is the way back to a meeting.
func meetingCrumb(m plan.Meeting) Crumb { return Crumb{boardOf(m), route.Meeting(m.On)} }

// boardOf names a meeting by its day.
func boardOf(m plan.Meeting) string { return "Board of " + m.On.Long() }

// themeOf is the theme of a meeting with who leads it.
func themeOf(m plan.Meeting) string {
	switch {
	case m.Theme == "":
		return "No theme"
	case m.Lead.Title == "":
		return m.Theme
	default:
		return m.Theme + ", led by " + m.Lead.Title
	}
}

func (p Meeting) meeting() plan.Meeting { return p.Sitting.Meeting }

func (p Meeting) isHeld() bool { return p.meeting().IsHeld(p.Today) }

func (p Meeting) isFrozen() bool { return !p.meeting().Frozen.IsZero() }

func (p Meeting) hasPosition() bool {
	_, ok := p.Sitting.Edition()
	return ok
}

// lede says when the meeting is, and on what it decides.
func (p Meeting) lede() string {
	m := p.meeting()
	when := "The Board meets on " + weekday(m.On)
	if p.isHeld() {
		when = "The Board met on " + weekday(m.On)
	}
	switch {
	case !p.hasPosition():
		return plan.Sentences(when, "No edition of the plan on the record runs then, so there is no position to put before it")
	case p.isFrozen() && p.isHeld():
		return plan.Sentences(when, "What it was shown was frozen on "+plan.DateAt(m.Frozen.At).Long())
	case p.isFrozen():
		return plan.Sentences(when, "The position put before it was frozen on "+plan.DateAt(m.Frozen.At).Long()+" and stays as it was then")
	case p.isHeld():
		return plan.Sentences(when, "No position was frozen for it")
	default:
		return plan.Sentences(when, "The position is not frozen yet: the papers are a draft")
	}
}

// paper is where an item of the agenda finds what it needs; none has no
// address.
func (p Meeting) paper(item int) link {
	on := p.meeting().On
	if !p.hasPosition() {
		return link{}
	}
	section := func(n int) string { return route.Pack(on) + "#" + sectionID(n) }
	switch item {
	case 2: // minutes and action log
		return link{"Decisions sheet", section(decisionsSection)}
	case 3:
		return link{"What young people said", section(voiceSection)}
	case 4:
		return link{"Exceptions", section(exceptionsSection)}
	case 6:
		return link{"Scorecard and delivery summary", section(scorecardSection)}
	default:
		return link{}
	}
}

// papers are the papers of the meeting.
func (p Meeting) papers() []link {
	on := p.meeting().On
	return []link{
		{"The pack: decisions sheet, what changed, exceptions, scorecard, delivery summary", route.Pack(on)},
		{p.sinceWhen(), route.Changes(on)},
	}
}

// sinceWhen says from when changes are told.
func (p Meeting) sinceWhen() string {
	if p.Sitting.Before.IsZero() {
		return "What has changed: nothing to compare yet"
	}
	return "What has changed since " + p.Sitting.Before.Long()
}

// frozenKey is the edition as it is frozen for the meeting.
func (p Meeting) frozenKey(z plan.FrozenEdition) plan.EditionKey {
	k := z.Edition.Key
	k.At = p.meeting().On.String()
	return k
}

// looks are the ways into a frozen position.
func (p Meeting) looks(z plan.FrozenEdition) []link {
	k := p.frozenKey(z)
	return []link{{"Plan", route.Edition(k)}, {"Actions", route.Actions(k)}, {"Scorecard", route.Measures(k)}}
}

// dates are those of the round that leads to the meeting.
func (p Meeting) dates() []govuk.SummaryRow {
	r := p.Sitting.Round
	return []govuk.SummaryRow{
		fact("Reports on", r.Quarter.String()),
		fact("Round opens", r.Opens.Long()),
		fact("Updates due", r.UpdatesDue.Long()),
		fact("Review by", r.ReviewBy.Long()),
		fact("Papers out", r.PapersOut.Long()),
		fact("Round closes", r.Closes.Long()),
	}
}

// papersBy says by when papers must be out where no round says so.
func (p Meeting) papersBy() string {
	return "No reporting round leads to this meeting. Its papers are due by " + plan.PapersDue(p.meeting().On).Long() + "."
}

// deeds are what the reader may do to the meeting now.
func (p Meeting) deeds() []govuk.ButtonParams {
	on := p.meeting().On
	var all []govuk.ButtonParams
	for _, d := range []struct {
		act    plan.MeetingAct
		button govuk.ButtonParams
	}{
		{plan.UnfreezeMeeting, govuk.ButtonParams{Text: "Take the frozen position back", Href: route.Unfreeze(on), Classes: "govuk-button--secondary"}},
		{plan.FreezeMeeting, govuk.ButtonParams{Text: "Freeze the position", Href: route.Freeze(on)}},
		{plan.MoveMeeting, govuk.ButtonParams{Text: "Move the meeting", Href: route.Move(on), Classes: "govuk-button--secondary"}},
	} {
		if p.Sitting.Permit(p.Scope, d.act, p.Today) == nil {
			all = append(all, d.button)
		}
	}
	return all
}

// noPapers says that no papers are out, or no longer.
func (p Meeting) noPapers() string {
	if n := len(p.Sitting.Undone); n > 0 {
		return "The papers were taken back on " + moment(p.Sitting.Undone[n-1].At) + "."
	}
	return "No papers are out yet."
}

// marks are what happened to the meeting that must not be forgotten.
func (p Meeting) marks() []string {
	var all []string
	for _, m := range p.Sitting.Moves {
		all = append(all, plan.Sentences("Was to be on "+m.From.Long()+"; moved by the "+m.ByTitle+" on "+moment(m.At), m.Reason))
	}
	for _, u := range p.Sitting.Undone {
		all = append(all, plan.Sentences(u.Edition.Title()+": frozen by the "+u.Freeze.ByTitle+" on "+moment(u.Freeze.At)+
			", taken back by the "+u.ByTitle+" on "+moment(u.At), u.Reason, unsigned(u.Freeze), "Checksum "+u.Freeze.Checksum))
	}
	return all
}

// unsigned says why a position was frozen although its round was not signed off;
// "" where it was.
func unsigned(z plan.Freeze) string {
	if z.Exception == "" {
		return ""
	}
	return "Frozen although the round was not signed off: " + z.Exception
}
