package govuk_test

import (
	"fmt"
	"reflect"

	"github.com/a-h/templ"
)

// options are those of one fixture, as JSON gives them.
type options map[string]any

// filled is the parameters for a fixture's options, each option in the field of
// its name. An option for which there is no field stops the test.
func filled[T any](o options) T {
	var params T
	fill(reflect.ValueOf(&params).Elem(), map[string]any(o))
	return params
}

var (
	componentType  = reflect.TypeFor[templ.Component]()
	attributesType = reflect.TypeFor[templ.Attributes]()
)

// fill sets a field of any of the kinds that parameters are made of.
func fill(field reflect.Value, option any) {
	if option == nil {
		return
	}
	switch field.Type() {
	case componentType:
		if html := words(option); html != "" {
			field.Set(reflect.ValueOf(templ.Raw(html)))
		}
		return
	case attributesType:
		field.Set(reflect.ValueOf(attributes(option)))
		return
	}
	switch field.Kind() {
	case reflect.String:
		field.SetString(words(option))
	case reflect.Bool:
		field.SetBool(option == true)
	case reflect.Int:
		field.SetInt(int64(option.(float64)))
	case reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
		fill(field.Elem(), option)
	case reflect.Slice:
		fillSlice(field, option.([]any))
	case reflect.Map:
		fillMap(field, option.(map[string]any))
	case reflect.Struct:
		fillStruct(field, option)
	default:
		panic(fmt.Sprintf("no way to fill a %s", field.Type()))
	}
}

// fillStruct leaves a struct empty for an option that is false or "".
func fillStruct(field reflect.Value, option any) {
	given, ok := option.(map[string]any)
	if !ok {
		return
	}
	for name, value := range given {
		if name == "beforeInputs" || name == "afterInputs" {
			name = name[:len(name)-1]
		}
		f := field.FieldByName(goName(name))
		if !f.IsValid() {
			panic(fmt.Sprintf("%s has no field for the option %q", field.Type(), name))
		}
		fill(f, value)
	}
}

// fillSlice keeps a place for each element, also for those that are not there,
// because ids count them.
func fillSlice(field reflect.Value, elements []any) {
	field.Set(reflect.MakeSlice(field.Type(), len(elements), len(elements)))
	for i, element := range elements {
		if row := field.Index(i); row.Kind() == reflect.Slice && element == false {
			continue
		}
		fill(field.Index(i), element)
	}
}

func fillMap(field reflect.Value, entries map[string]any) {
	field.Set(reflect.MakeMap(field.Type()))
	for key, value := range entries {
		field.SetMapIndex(reflect.ValueOf(key), reflect.ValueOf(words(value)))
	}
}

// words is an option as a template would print it.
func words(option any) string {
	if option == nil || option == false {
		return ""
	}
	return fmt.Sprint(option)
}

// attributes come as names and values, or as a value with whether it may be left out.
func attributes(option any) templ.Attributes {
	given := templ.Attributes{}
	for name, value := range option.(map[string]any) {
		if detail, ok := value.(map[string]any); ok {
			if detail["optional"] == true && (detail["value"] == nil || detail["value"] == false) {
				continue
			}
			if detail["optional"] == true && detail["value"] == true {
				given[name] = true
				continue
			}
			value = detail["value"]
		}
		given[name] = fmt.Sprint(value)
	}
	return given
}
