package page

import (
	"context"

	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web"
	"planboard/web/govuk"
)

const service = "Planboard"

// Council is whose portal it is, as every page says.
type Council struct {
	Name  string
	Theme string // the address of its colours
}

type councilKey struct{}

// WithCouncil returns the context in which pages are laid out for a council. It
// goes by the context because bodies name the council too, and are made before
// anybody knows what surrounds them.
func WithCouncil(ctx context.Context, c Council) context.Context {
	return context.WithValue(ctx, councilKey{}, c)
}

// councilOf returns the council that a page is laid out for, the zero Council
// where none was given.
func councilOf(ctx context.Context) Council {
	c, _ := ctx.Value(councilKey{}).(Council)
	return c
}

// attribution is what the Open Government Licence asks for beside the published
// figures; it speaks of them alone, not of what the council writes.
const attribution = "Published statistics contain public sector information licensed under the Open Government Licence v3.0. Source: Department for Education."

// documentTitle is what the browser's tab says: the page first, since tabs are
// short.
func documentTitle(h Head) string {
	title := h.Title + " - " + service
	if h.Failed {
		return "Error: " + title
	}
	return title
}

// navigation is the menu: only what the member may open.
func (f Frame) navigation(h Head) govuk.ServiceNavigationParams {
	return govuk.ServiceNavigationParams{
		CollapseNavigationOnMobile: new(false), // it wraps instead, which needs no script
		Navigation:                 f.entries(h),
	}
}

func (f Frame) entries(h Head) []govuk.NavigationItem {
	var items []govuk.NavigationItem
	add := func(s Section, address string, may bool) {
		if may {
			here := h.Section == s
			items = append(items, govuk.NavigationItem{
				Text: string(s), Href: address, Current: here && len(h.Crumbs) == 0, Active: here,
			})
		}
	}
	hasPlan := f.Plan != plan.EditionKey{} && f.Member.May(plan.ReadPlan)
	add(HomeOf, route.Home, true)
	add(PlanOf, route.Edition(f.Plan), hasPlan)
	add(MeasuresOf, route.Measures(f.Plan), hasPlan)
	add(UpdatesOf, route.Updates, f.Member.May(plan.ReportAction))
	add(RoundsOf, route.Rounds, hasPlan && (f.Member.May(plan.Decide) || f.Member.May(plan.KeepMeetings)))
	add(ReportsOf, route.Reports, f.Member.May(plan.ExportReport))
	return items
}

// breadcrumbs is the way back, from the home page down.
func breadcrumbs(h Head) govuk.BreadcrumbsParams {
	items := []govuk.Breadcrumb{{Text: string(HomeOf), Href: route.Home}}
	for _, c := range h.Crumbs {
		items = append(items, govuk.Breadcrumb{Text: c.Text, Href: c.Address})
	}
	return govuk.BreadcrumbsParams{Items: items, CollapseOnMobile: true}
}

// account says who is signed in: "Virtual School Headteacher, officer".
func account(m *plan.Member) string { return m.Title + ", " + string(m.Role) }

func header() govuk.GenericHeaderParams {
	return govuk.GenericHeaderParams{LogoHTML: logo(), URL: route.Home}
}

func footer() govuk.FooterParams {
	return govuk.FooterParams{Meta: &govuk.FooterMeta{
		Items: []govuk.FooterLink{
			{Text: Accessibility{}.Head().Title, Href: route.Accessibility},
			{Text: Ratings{}.Head().Title, Href: route.Ratings},
			{Text: "Licences", Href: web.URL("licences.txt")},
		},
		Text: attribution,
	}}
}

func notice(text string) govuk.NotificationBannerParams {
	return govuk.NotificationBannerParams{Text: text, Type: "success"}
}
