package docx_test

import (
	"slices"
	"strings"
	"testing"
)

// grammar is the corner of the WordprocessingML schema (ECMA-376, transitional)
// that this package uses: for each element its attributes, and its children in
// the order the schema gives them, those that may mix joined by "|". Word calls
// a file that breaks this order unreadable; other programs say nothing.
var grammar = map[string]struct{ attributes, children string }{
	"w:document":        {"xmlns:w xmlns:r", "w:body"},
	"w:body":            {"", "w:p|w:tbl w:sectPr"},
	"w:hdr":             {"xmlns:w", "w:p|w:tbl"},
	"w:ftr":             {"xmlns:w", "w:p|w:tbl"},
	"w:p":               {"", "w:pPr w:r|w:hyperlink|w:fldSimple"},
	"w:hyperlink":       {"r:id w:history", "w:r"},
	"w:fldSimple":       {"w:instr", "w:r"},
	"w:r":               {"", "w:rPr w:t|w:br|w:tab"},
	"w:t":               {"xml:space", ""},
	"w:pPr":             {"", "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr"},
	"w:numPr":           {"", "w:ilvl w:numId"},
	"w:rPr":             {"", "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:color w:spacing w:sz w:szCs w:highlight w:u w:shd w:lang"},
	"w:tbl":             {"", "w:tblPr w:tblGrid w:tr"},
	"w:tblPr":           {"", "w:tblStyle w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription"},
	"w:tblGrid":         {"", "w:gridCol"},
	"w:tr":              {"", "w:trPr w:tc"},
	"w:trPr":            {"", "w:cantSplit|w:tblHeader"},
	"w:tc":              {"", "w:tcPr w:p"},
	"w:tcPr":            {"", "w:cnfStyle w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:vAlign"},
	"w:tblBorders":      {"", "w:top w:left w:bottom w:right w:insideH w:insideV"},
	"w:tblCellMar":      {"", "w:top w:left w:bottom w:right"},
	"w:sectPr":          {"", "w:headerReference|w:footerReference w:type w:pgSz w:pgMar w:cols"},
	"w:styles":          {"xmlns:w", "w:docDefaults w:latentStyles w:style"},
	"w:docDefaults":     {"", "w:rPrDefault w:pPrDefault"},
	"w:rPrDefault":      {"", "w:rPr"},
	"w:pPrDefault":      {"", "w:pPr"},
	"w:style":           {"w:type w:default w:styleId w:customStyle", "w:name w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr w:tblStylePr"},
	"w:numbering":       {"xmlns:w", "w:abstractNum w:num"},
	"w:abstractNum":     {"w:abstractNumId", "w:nsid w:multiLevelType w:tmpl w:lvl"},
	"w:num":             {"w:numId", "w:abstractNumId w:lvlOverride"},
	"w:lvl":             {"w:ilvl", "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlJc w:pPr w:rPr"},
	"w:settings":        {"xmlns:w", "w:zoom w:defaultTabStop w:characterSpacingControl w:compat w:themeFontLang w:decimalSymbol w:listSeparator"},
	"w:compat":          {"", "w:compatSetting"},
	"w:compatSetting":   {"w:name w:uri w:val", ""},
	"w:zoom":            {"w:percent", ""},
	"w:spacing":         {"w:before w:after w:line w:lineRule", ""},
	"w:ind":             {"w:left w:hanging", ""},
	"w:rFonts":          {"w:ascii w:hAnsi w:eastAsia w:cs", ""},
	"w:lang":            {"w:val w:eastAsia w:bidi", ""},
	"w:tblW":            {"w:w w:type", ""},
	"w:tcW":             {"w:w w:type", ""},
	"w:tblInd":          {"w:w w:type", ""},
	"w:top":             {"w:val w:sz w:space w:color w:w w:type", ""},
	"w:left":            {"w:val w:sz w:space w:color w:w w:type", ""},
	"w:bottom":          {"w:val w:sz w:space w:color w:w w:type", ""},
	"w:right":           {"w:val w:sz w:space w:color w:w w:type", ""},
	"w:insideH":         {"w:val w:sz w:space w:color", ""},
	"w:insideV":         {"w:val w:sz w:space w:color", ""},
	"w:tblLayout":       {"w:type", ""},
	"w:tblLook":         {"w:val w:firstRow w:lastRow w:firstColumn w:lastColumn w:noHBand w:noVBand", ""},
	"w:gridCol":         {"w:w", ""},
	"w:shd":             {"w:val w:color w:fill", ""},
	"w:headerReference": {"w:type r:id", ""},
	"w:footerReference": {"w:type r:id", ""},
	"w:pgSz":            {"w:w w:h", ""},
	"w:pgMar":           {"w:top w:right w:bottom w:left w:header w:footer w:gutter", ""},
}

// plain elements hold nothing, and at most a w:val.
var plain = strings.Fields(`w:br w:tab w:pStyle w:keepNext w:keepLines w:ilvl w:numId w:jc w:outlineLvl
	w:rStyle w:b w:bCs w:caps w:color w:sz w:szCs w:u w:tblStyle w:tblCaption w:tblDescription w:cantSplit w:tblHeader
	w:name w:basedOn w:next w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:multiLevelType w:start w:numFmt
	w:lvlText w:lvlJc w:abstractNumId w:defaultTabStop w:characterSpacingControl w:themeFontLang w:decimalSymbol w:listSeparator`)

func TestEveryPartKeepsTheSchemasOrder(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, cabinetReport()))
	for _, name := range []string{"document", "styles", "numbering", "settings", "header1", "footer1"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			checkGrammar(t, parse(t, parts["word/"+name+".xml"]))
		})
	}
}

func checkGrammar(t *testing.T, n *node) {
	t.Helper()
	rule, known := grammar[n.name]
	if !known {
		if rule.attributes = "w:val"; !slices.Contains(plain, n.name) {
			t.Errorf("%s is in no table of this test", n.name)
		}
	}
	for a := range n.attributes {
		if !slices.Contains(strings.Fields(rule.attributes), a) {
			t.Errorf("%s has an attribute %s", n.name, a)
		}
	}
	checkOrder(t, n, strings.Fields(rule.children))
	for _, c := range n.children {
		checkGrammar(t, c)
	}
}

func checkOrder(t *testing.T, n *node, sequence []string) {
	t.Helper()
	at := 0
	for _, c := range n.children {
		place := slices.IndexFunc(sequence, func(names string) bool {
			return slices.Contains(strings.Split(names, "|"), c.name)
		})
		if place < at {
			t.Errorf("%s is out of its place in %s", c.name, n.name)
			continue
		}
		at = place
	}
}

// Word repairs, or refuses, a file whose parts do not find each other.
func TestEveryPartIsDeclaredAndReached(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, cabinetReport()))
	declared := map[string]bool{"[Content_Types].xml": true}
	for _, override := range parse(t, parts["[Content_Types].xml"]).all("Override") {
		declared[strings.TrimPrefix(override.attributes["PartName"], "/")] = true
	}
	for name := range parts {
		if !declared[name] && !strings.HasSuffix(name, ".rels") {
			t.Errorf("%s is not declared", name)
		}
	}
	for name := range declared {
		if parts[name] == nil {
			t.Errorf("%s is declared and missing", name)
		}
	}
	ids := map[string]bool{}
	for _, r := range parse(t, parts["word/_rels/document.xml.rels"]).all("Relationship") {
		ids[r.attributes["Id"]] = true
		if r.attributes["TargetMode"] != "External" && parts["word/"+r.attributes["Target"]] == nil {
			t.Errorf("relationship %s leads to a part that is missing", r.attributes["Id"])
		}
	}
	for _, name := range []string{"w:hyperlink", "w:headerReference", "w:footerReference"} {
		for _, n := range parse(t, parts["word/document.xml"]).all(name) {
			if !ids[n.attributes["r:id"]] {
				t.Errorf("%s refers to %s, which is no relationship", name, n.attributes["r:id"])
			}
		}
	}
}

// A style that is misspelt is silently Normal.
func TestEveryStyleInUseIsDefined(t *testing.T) {
	t.Parallel()
	parts := unpack(t, write(t, cabinetReport()))
	defined := map[string]bool{}
	for _, style := range parse(t, parts["word/styles.xml"]).all("w:style") {
		defined[style.attributes["w:styleId"]] = true
	}
	for _, part := range []string{"document", "styles", "numbering", "header1", "footer1"} {
		root := parse(t, parts["word/"+part+".xml"])
		for _, kind := range []string{"w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"} {
			for _, n := range root.all(kind) {
				if !defined[n.attributes["w:val"]] {
					t.Errorf("%s uses style %q, which is not defined", part, n.attributes["w:val"])
				}
			}
		}
	}
}
