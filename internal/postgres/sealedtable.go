package postgres

// ofAction and ofMeasure join what a row belongs to.
const (
	ofAction  = `left join actions a on a.id = t.action_id left join editions e on e.id = a.edition_id`
	ofMeasure = `left join measures m on m.id = t.measure_id`
	ofFigure  = `left join measure_values v on v.id = t.value_id left join measures m on m.id = v.measure_id`

	actionThing   = `concat('action ', e.family_slug, '/', e.slug, '/', a.ref)`
	measureSpoken = `concat('measure ', m.family_slug, '/', m.code)`
)

var updatesSealed = &sealedTable{
	name: "progress_updates", key: []string{"id"}, at: "submitted_at",
	fields: []string{number("id"), number("action_id"), orEmpty(text("round")), number("account_id"), text("by_title"), instant("submitted_at"),
		text("narrative"), text("next_step"), orEmpty(onDay("forecast_on")), text("issue"),
		text("recovery_plan"), text("recovery_lead"), orEmpty(onDay("recovery_by")), orEmpty(onDay("delivered_on")), text("evidence"),
		text("proposed"), text("computed"), text("reason"), orZero("supersedes"), text("because")},
	about: `concat('On ', ` + actionThing + `, ', progress update ', t.id)`, from: ofAction,
	count: func(a *Audit) { a.Updates++ },
}

var eventsSealed = &sealedTable{
	name: "action_events", key: []string{"id"}, at: "recorded_at",
	fields: []string{number("id"), number("action_id"), text("kind"), instant("recorded_at"), orZero("account_id"), text("by_title"),
		orZero("update_id"), text("status"), text("reason"), orEmpty(onDay("due_on")), orEmpty(onDay("was_due_on")),
		orEmpty(text("lead_code")), orEmpty(text("was_lead_code")), text("closure"), orEmpty(onDay("effective_on")), text("approver")},
	later: []string{"decision_id"},
	about: `concat('On ', ` + actionThing + `, ', event ', t.id)`, from: ofAction,
	count: func(a *Audit) { a.Events++ },
}

var figuresSealed = &sealedTable{
	name: "measure_values", key: []string{"id"}, at: "entered_at",
	fields: []string{number("id"), number("measure_id"), onDay("period_end"), number("numerator"), number("denominator"), exact("number"),
		text("symbol"), text("state"), text("published"), text("source"), onDay("released_on"), text("note"),
		orZero("account_id"), text("by_title"), instant("entered_at"), orZero("supersedes"), text("reason")},
	about: `concat('Figure ', t.id, ' of ', ` + measureSpoken + `, ' for the period to ', to_char(t.period_end, 'FMDD FMMonth YYYY'))`, from: ofMeasure,
	count: func(a *Audit) { a.Figures++ },
}

var figureReviewsSealed = &sealedTable{
	name: "value_reviews", key: []string{"value_id"}, at: "recorded_at",
	fields: []string{number("value_id"), text("verdict"), text("comment"), number("account_id"), text("by_title"), instant("recorded_at")},
	about:  `concat('The review of figure ', t.value_id, ' of ', ` + measureSpoken + `)`, from: ofFigure,
	count: func(a *Audit) { a.FigureReviews++ },
}

var overridesSealed = &sealedTable{
	name: "rating_overrides", key: []string{"id"}, at: "recorded_at",
	fields: []string{number("id"), number("value_id"), number("edition_id"), text("rating"), text("computed"), text("reason"),
		number("account_id"), text("by_title"), instant("recorded_at")},
	about: `concat('The better rating of figure ', t.value_id, ' of ', ` + measureSpoken + `)`, from: ofFigure,
	count: func(a *Audit) { a.Overrides++ },
}

var targetsSealed = &sealedTable{
	name: "measure_targets", key: []string{"edition_id", "measure_id", "version"}, at: "recorded_at",
	fields: []string{number("edition_id"), number("measure_id"), number("version"), instant("recorded_at"),
		exact("target_at"), exact("target_to"), exact("amber_band"), number("account_id"), text("by_title"), text("reason"),
		text("approver"), onDay("effective_on")},
	later: []string{"decision_id"},
	about: `concat('Version ', t.version, ' of the target of ', ` + measureSpoken + `, ' in ', e.slug)`,
	from:  ofMeasure + ` left join editions e on e.id = t.edition_id`,
	count: func(a *Audit) { a.Targets++ },
}

var definitionsSealed = &sealedTable{
	name: "measure_definitions", key: []string{"measure_id", "version"}, at: "recorded_at",
	fields: []string{number("measure_id"), number("version"), instant("recorded_at"), text("definition"), text("numerator_is"),
		text("denominator_is"), onDay("holds_from"), number("account_id"), text("by_title"), text("reason"), text("approver"), onDay("effective_on")},
	later: []string{"decision_id"},
	about: `concat('Version ', t.version, ' of the definition of ', ` + measureSpoken + `)`, from: ofMeasure,
	count: func(a *Audit) { a.Definitions++ },
}

var roundDatesSealed = &sealedTable{
	name: "round_dates", key: []string{"quarter", "version"}, at: "recorded_at",
	fields: []string{text("quarter"), number("version"), instant("recorded_at"), onDay("opens_on"), onDay("updates_due_on"), onDay("review_by"),
		onDay("papers_out_on"), onDay("board_on"), onDay("closes_on"), number("account_id"), text("by_title"), text("reason")},
	about: `concat('Version ', t.version, ' of the dates of round ', t.quarter)`,
	count: func(a *Audit) { a.RoundDates++ },
}

var unfreezingsSealed = &sealedTable{
	name: "unfreezings", key: []string{"position_id"}, at: "recorded_at",
	fields: []string{number("position_id"), instant("recorded_at"), number("account_id"), text("by_title"), text("reason")},
	about:  `concat('The taking back of the position frozen for the Board of ', to_char(f.meeting_on, 'FMDD FMMonth YYYY'), ', edition ', e.family_slug, '/', e.slug)`,
	from:   `left join frozen_positions f on f.id = t.position_id left join editions e on e.id = f.edition_id`,
	count:  func(a *Audit) { a.Unfreezings++ },
}

// sealedTables are all of them, in the order in which they are verified.
var sealedTables = []*sealedTable{
	updatesSealed, eventsSealed, figuresSealed, figureReviewsSealed, overridesSealed, targetsSealed, definitionsSealed,
	roundDatesSealed, unfreezingsSealed,
}
