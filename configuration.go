package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// settingOf is a setting of the service. Its flag has its name, environment variable, default and meaning.
type settingOf struct {
	*kong.Flag
	// file is what the configuration file says; nil where it says nothing.
	file *fileValue
}

// fileValue is a value of the configuration file.
type fileValue struct {
	text string
	line int
}

// configuration holds all settings of the service: the flags of `serve` and of the program, and the values of the configuration file.
type configuration struct {
	path     string // of the file; empty where there is none
	settings []*settingOf
	// wrong are the settings that have a fault by themselves.
	wrong map[*settingOf]bool
}

// find returns the setting of a name; nil where there is none.
func (c *configuration) find(name string) *settingOf {
	if i := slices.IndexFunc(c.settings, func(s *settingOf) bool { return s.Name == name }); i >= 0 {
		return c.settings[i]
	}
	return nil
}

// readConfiguration returns the settings of a program, with the values of the file that a command line or DOCKET_CONFIG names, and the command
// line without the values that are wrong. Returns all faults of the file, the environment and the command line's flags, each with the place of the
// value; isRead is false where the file could not be read.
func readConfiguration(model *kong.Application, args []string) (c *configuration, sound []string, isRead bool, faults []error) {
	c = &configuration{wrong: map[*settingOf]bool{}}
	for _, node := range append([]*kong.Node{model.Node}, model.Children...) {
		if node == model.Node || node.Name == "serve" {
			for _, flag := range node.Flags {
				if flag.Name != "help" && flag.Name != "config" {
					c.settings = append(c.settings, &settingOf{Flag: flag})
				}
			}
		}
	}
	given := flagsOf(args)
	if i := slices.IndexFunc(given, func(f flagValue) bool { return f.name == "config" }); i >= 0 {
		c.path = given[i].text
	} else {
		c.path = os.Getenv("DOCKET_CONFIG")
	}
	isRead = true
	if c.path != "" {
		isRead, faults = c.readFile()
	}
	unsound := map[int]bool{} // places in args
	for _, s := range c.settings {
		refuse := func(err error, format string, values ...any) bool {
			if err != nil {
				faults, c.wrong[s] = append(faults, fmt.Errorf(format+": %w", append(values, err)...)), true
			}
			return err != nil
		}
		if s.file != nil && refuse(s.try(s.file.text), "%s:%d: %s", c.path, s.file.line, s.Name) {
			s.file = nil
		}
		if name, text, ok := s.environment(); ok && refuse(s.try(text), "%s", name) {
			ignoreEnvironment(model.Node, name)
		}
		for _, flag := range given {
			if flag.name == s.Name && flag.hasText && refuse(s.try(flag.text), "--%s", s.Name) {
				for i := range flag.width {
					unsound[flag.place+i] = true
				}
			}
		}
	}
	for i, arg := range args {
		if !unsound[i] {
			sound = append(sound, arg)
		}
	}
	return c, sound, isRead, faults
}

// ignoreEnvironment lets kong read no flag from an environment variable.
func ignoreEnvironment(node *kong.Node, name string) {
	for _, flag := range node.Flags {
		if slices.Contains(flag.Envs, name) {
			flag.Tag.Envs = nil
		}
	}
	for _, child := range node.Children {
		ignoreEnvironment(child, name)
	}
}

// isAbout reports whether a fault names a setting that has a fault by itself: it may be there only because that value is left out.
func (c *configuration) isAbout(fault error) bool {
	for s := range c.wrong {
		for _, name := range append([]string{"--" + s.Name}, s.Envs...) {
			for rest := fault.Error(); ; {
				_, after, ok := strings.Cut(rest, name)
				if !ok {
					break
				}
				if after == "" || !strings.ContainsRune("-_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", rune(after[0])) {
					return true
				}
				rest = after
			}
		}
	}
	return false
}

// faultList is several faults of the settings. Its text has a line for each.
type faultList []error

// Error returns the faults, one a line.
func (l faultList) Error() string {
	var lines strings.Builder
	for _, fault := range l {
		fmt.Fprintf(&lines, "\n  - %v", fault)
	}
	return fmt.Sprintf("the settings have %d faults:%s", len(l), lines.String())
}

// Unwrap returns the faults.
func (l faultList) Unwrap() []error { return l }

// faultsOf returns the faults that an error names.
func faultsOf(err error) []error {
	if list := (faultList)(nil); errors.As(err, &list) {
		return list
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// joinFaults returns one error that names all faults; nil where there are none.
func joinFaults(faults []error) error {
	faults = slices.DeleteFunc(faults, func(err error) bool { return err == nil })
	switch len(faults) {
	case 0:
		return nil
	case 1:
		return faults[0]
	}
	return faultList(faults)
}

// readFile reads the values of the configuration file. Returns its faults; isRead is false where it holds no settings at all that can be read.
func (c *configuration) readFile() (isRead bool, faults []error) {
	text, err := os.ReadFile(c.path)
	if err != nil {
		return false, []error{fmt.Errorf("--config: %w", err)}
	}
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return false, []error{fmt.Errorf("%s is not YAML: %w", c.path, err)}
	}
	for _, document := range file.Docs {
		if document.Body == nil || document.Body.Type() == ast.CommentType {
			continue
		}
		mapping, ok := document.Body.(*ast.MappingNode)
		if !ok {
			return false, []error{fmt.Errorf("%s: give lines of the form `name: value`, as docket config --example prints them", c.path)}
		}
		for _, entry := range mapping.Values {
			if err := c.take(entry); err != nil {
				faults = append(faults, fmt.Errorf("%s:%d: %w", c.path, entry.Key.GetToken().Position.Line, err))
			}
		}
	}
	return true, faults
}

// take takes one entry of the file. Returns an error if there is no such setting, or if its value is no value, text, or list of these.
func (c *configuration) take(entry *ast.MappingValueNode) error {
	name := entry.Key.String()
	s := c.find(name)
	if s == nil {
		var nearest string
		for _, other := range c.settings {
			if strings.EqualFold(strings.NewReplacer("_", "", "-", "").Replace(name), strings.ReplaceAll(other.Name, "-", "")) {
				nearest, c.wrong[other] = ": is it "+other.Name+"?", true
			}
		}
		return fmt.Errorf("there is no setting %s%s (docket config --example lists all)", name, nearest)
	}
	var value any
	c.wrong[s] = true // until it is taken
	if err := yaml.NodeToValue(entry.Value, &value); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	switch value := value.(type) {
	case nil:
		return fmt.Errorf("%s has no value: give one, or leave the line out", name)
	case map[string]any:
		return fmt.Errorf("%s must be one value, not a mapping", name)
	case []any:
		if !s.IsSlice() {
			return fmt.Errorf("%s must be one value, not a list", name)
		}
		parts := make([]string, len(value))
		for i, part := range value {
			parts[i] = fmt.Sprint(part)
		}
		s.file = &fileValue{strings.Join(parts, ","), entry.Key.GetToken().Position.Line}
	default:
		s.file = &fileValue{strings.TrimSpace(entry.Value.GetToken().Value), entry.Key.GetToken().Position.Line}
	}
	delete(c.wrong, s)
	return nil
}

// flagValue is a flag of a command line. hasText is false for a flag that stands alone, as --verbose.
type flagValue struct {
	name, text string
	hasText    bool
	// place is where it stands on the command line, width how many arguments it has there.
	place, width int
}

// flagsOf returns the flags of a command line. Behind a flag that takes no value, the next argument is taken for its text all the same:
// try is not asked about it, since it begins no value of a boolean setting.
func flagsOf(args []string) (flags []flagValue) {
	for i, arg := range args {
		name, isFlag := strings.CutPrefix(arg, "--")
		if !isFlag || name == "" {
			continue
		}
		f := flagValue{name: name, place: i, width: 1}
		if before, after, ok := strings.Cut(name, "="); ok {
			f.name, f.text, f.hasText = before, after, true
		} else if i+1 < len(args) && !strings.HasPrefix(args[i+1], "-") {
			f.text, f.hasText, f.width = args[i+1], true, 2
		}
		flags = append(flags, f)
	}
	return flags
}

// environment returns the environment variable that gives the setting, and its value.
func (s *settingOf) environment() (name, text string, ok bool) {
	for _, name := range s.Envs {
		if text, ok := os.LookupEnv(name); ok {
			return name, text, true
		}
	}
	return "", "", false
}

// try returns an error if a text is no value of the setting.
func (s *settingOf) try(text string) error {
	if s.IsBool() && text != "true" && text != "false" && text != "1" && text != "0" && text != "yes" && text != "no" {
		if strings.TrimSpace(text) == text && text != "" && s.Negated {
			return nil // what follows a flag without a value
		}
		return fmt.Errorf("give true or false, not %q", text)
	}
	target := reflect.New(s.Target.Type()).Elem()
	if target.Kind() == reflect.Pointer {
		target.Set(reflect.New(target.Type().Elem()))
	}
	err := s.Mapper.Decode(&kong.DecodeContext{Value: s.Value, Scan: kong.ScanFromTokens(kong.Token{Type: kong.FlagValueToken, Value: text})}, target)
	if err == nil && s.Enum != "" && !slices.Contains(s.EnumSlice(), text) {
		err = fmt.Errorf("give one of %s, not %q", strings.Join(slices.DeleteFunc(s.EnumSlice(), func(v string) bool { return v == "" }), ", "), text)
	}
	return err
}

// Resolve gives kong what the configuration file says of a flag; nil where the file says nothing, or the environment goes before it.
func (c *configuration) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	s := c.find(flag.Name)
	if s == nil || s.file == nil || !slices.Equal(s.Envs, flag.Envs) {
		return nil, nil
	}
	if _, _, ok := s.environment(); ok {
		return nil, nil
	}
	return s.file.text, nil
}

// Validate is called by kong. readConfiguration has checked everything.
func (c *configuration) Validate(*kong.Application) error { return nil }

// origin returns where the value of a setting comes from, on a command line that kong has read.
func (c *configuration) origin(s *settingOf, chosen *kong.Context) string {
	for _, path := range chosen.Path {
		if path.Flag != nil && path.Flag.Name == s.Name && !path.Resolved {
			return "flag --" + s.Name
		}
	}
	if name, _, ok := s.environment(); ok {
		return "environment " + name
	}
	if s.file != nil {
		return fmt.Sprintf("%s:%d", c.path, s.file.line)
	}
	return "default"
}

// configCommand prints the settings.
type configCommand struct {
	Example bool `help:"Print a configuration file with every setting, its meaning and its default, as comments."`
	serveCommand
}

// Run prints what is in force and where each value comes from, or the example. Settings that do not go together have been refused before.
func (c *configCommand) Run(to console) error {
	if c.Example {
		return to.configuration.writeExample(to.out)
	}
	return to.configuration.write(to.out, to.chosen)
}

// write prints every setting, its value, and where that comes from. Passwords are hidden.
func (c *configuration) write(to io.Writer, chosen *kong.Context) error {
	var lines [][]string
	for _, s := range c.settings {
		for _, flag := range chosen.Flags() {
			if flag.Name == s.Name {
				lines = append(lines, []string{s.Name, hidePassword(s, showValue(chosen.FlagValue(flag))), c.origin(s, chosen)})
			}
		}
	}
	return printTable(to, []string{"SETTING", "VALUE", "FROM"}, lines)
}

// showValue returns a value as it may be given.
func showValue(value any) string {
	v := reflect.ValueOf(value)
	switch {
	case !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil():
		return "-"
	case v.Kind() == reflect.Pointer:
		return showValue(v.Elem().Interface())
	case v.Kind() == reflect.Slice && v.Len() == 0, v.Kind() == reflect.String && v.Len() == 0:
		return "-"
	case v.Kind() == reflect.Slice:
		return strings.Join(value.([]string), ",")
	}
	if d, ok := value.(time.Duration); ok {
		text := d.String()
		if before, ok := strings.CutSuffix(text, "m0s"); ok {
			text = before + "m"
		}
		if before, ok := strings.CutSuffix(text, "h0m"); ok {
			text = before + "h"
		}
		return text
	}
	return fmt.Sprint(value)
}

// passwordWord matches the password of a connection string of words, as in `host=db password='a b'`.
var passwordWord = regexp.MustCompile(`(?i)\b((?:ssl)?password\s*=\s*)('(?:[^'\\]|\\.)*'|\S+)`)

// hidePassword returns the value of a setting, or of each of its values, as withoutPassword does. A setting without the tag secret is returned as it is.
func hidePassword(s *settingOf, text string) string {
	if !s.Tag.Has("secret") {
		return text
	}
	if s.IsSlice() {
		parts := strings.Split(text, ",")
		for i, part := range parts {
			parts[i] = withoutPassword(part)
		}
		return strings.Join(parts, ",")
	}
	return withoutPassword(text)
}

// withoutPassword returns a connection string with "hidden" in place of each password: that of the user in a URL, also in one without a host, as of a socket; those among the
// parameters of a URL; or that in a list of words. A URL that cannot be read is hidden as a whole.
func withoutPassword(text string) string {
	if !strings.Contains(text, "://") {
		return passwordWord.ReplaceAllString(text, "${1}hidden")
	}
	u, err := url.Parse(text)
	if err != nil {
		return "hidden"
	}
	if _, hasPassword := u.User.Password(); hasPassword {
		u.User = url.UserPassword(u.User.Username(), "hidden")
	}
	query := u.Query()
	for name := range query {
		if strings.Contains(strings.ToLower(name), "password") {
			query.Set(name, "hidden")
		}
	}
	u.RawQuery = query.Encode()
	return u.String()
}

// writeExample prints a configuration file in which every setting is a comment.
func (c *configuration) writeExample(to io.Writer) error {
	fmt.Fprint(to, "# Settings of Docket, in YAML; give the file by --config FILE or DOCKET_CONFIG. A flag goes before the environment\n"+
		"# variable, which goes before this file, which goes before the default. `docket config` prints what is in force.\n")
	for _, s := range c.settings {
		example := s.Default
		switch {
		case s.IsSlice():
			example = "[]"
		case example == "" && s.IsBool():
			example = "false"
		case example == "":
			example = s.PlaceHolder
		}
		fmt.Fprintf(to, "\n# %s", s.Help)
		if len(s.Envs) > 0 {
			fmt.Fprintf(to, " (%s)", s.Envs[0])
		}
		if _, err := fmt.Fprintf(to, "\n# %s: %s\n", s.Name, example); err != nil {
			return err
		}
	}
	return nil
}

// table returns the settings as a table in Markdown, for docs/settings.md.
func (c *configuration) table() string {
	var b strings.Builder
	b.WriteString("| name, and flag with `--` | environment | default | meaning |\n|---|---|---|---|\n")
	for _, s := range c.settings {
		environment, standard := "", ""
		if len(s.Envs) > 0 {
			environment = "`" + s.Envs[0] + "`"
		}
		if s.IsBool() && s.Default == "" {
			standard = "`false`"
		} else if s.Default != "" {
			standard = "`" + s.Default + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", s.Name, environment, standard, strings.ReplaceAll(s.Help, "|", `\|`))
	}
	return b.String()
}
