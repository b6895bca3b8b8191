package page

import (
	"strconv"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/govuk"
)

// ActionForm is what every form holds that takes an action a step on.
type ActionForm struct {
	Dossier  plan.Dossier
	Problems plan.Problems
	Version  int
	Key      string
	Stale    bool // somebody else was first; this is the form against what stands now
}

func (f ActionForm) action() plan.Tracked { return f.Dossier.Action }

func (f ActionForm) failed() bool { return f.Stale || len(f.Problems) > 0 }

// head is that of a form with this title.
func (f ActionForm) head(title string) Head {
	a := f.action()
	return Head{
		Title: title, Failed: f.failed(), Section: PlanOf,
		Crumbs: []Crumb{editionCrumb(f.Dossier.Position.Edition), {a.Ref + " " + a.Title, route.Action(a.Edition, a.Ref)}},
	}
}

func (f ActionForm) caption() string { return f.action().Ref + " " + f.action().Title }

func (f ActionForm) version() string { return strconv.Itoa(f.Version) }

// field returns a control of the form.
func (f ActionForm) field(name, label, hint string) field {
	return field{name, label, hint, f.Problems}
}

// stale tells, before anything else, that somebody was first.
func stale(where string) govuk.ErrorSummaryParams {
	return govuk.ErrorSummaryParams{
		TitleText:       "Somebody else was first",
		DescriptionText: "This was changed while you had it open. What you typed is still here and nothing of it is on the record yet. Look at what stands now, then decide.",
		ErrorList:       []govuk.ErrorSummaryItem{{Href: "#" + where, Text: "See what stands now"}},
	}
}

// reported is the update that stands, as the timeline tells it; nothing when it
// is not among those told.
func reported(d plan.Dossier) []happening {
	for i, h := range happenings(d.Story, d.Action.Recurs != "") {
		if h.id == "update-"+number(d.Action.Standing.Update) {
			return happenings(d.Story, d.Action.Recurs != "")[i : i+1]
		}
	}
	return nil
}
