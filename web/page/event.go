package page

import "planboard/internal/plan"

// event lays out what happened to an action besides what was reported.
func event(e plan.Event) happening {
	h := happening{sign: eventSigns[e.Kind], heading: eventHeading(e), by: byLine(e), decision: e.Decision}
	if e.Reason != "" {
		h.text = paragraphsOf(e.Reason)
	}
	if decided := e.Decided(); decided != "" {
		h.notes = []string{decided + "."}
	}
	return h
}

// eventSigns are the shapes beside events; the others have none.
var eventSigns = map[plan.EventKind]plan.Status{
	plan.SignedOff: plan.Complete, plan.OccurrenceMet: plan.Complete, plan.Ended: plan.Withdrawn,
}

func eventHeading(e plan.Event) string {
	switch e.Kind {
	case plan.Accepted:
		return "Update accepted"
	case plan.Returned:
		return "Update returned"
	case plan.SignedOff:
		return "Delivery signed off"
	case plan.Overridden:
		return "Better status approved: " + e.Status.Word()
	case plan.ReDated:
		return "Re-dated from " + e.Was.Long() + " to " + e.Due.Long()
	case plan.LeadChanged:
		return "Lead changed from " + e.WasLead.Title + " to " + e.Lead.Title
	case plan.Ended:
		return "Ended: " + e.Closure.Kind
	case plan.OccurrenceMet:
		return "Delivered: the one due on " + e.Due.Long()
	case plan.Waived:
		return "Waived by the Board: the one due on " + e.Due.Long()
	default:
		return ""
	}
}
