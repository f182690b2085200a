package messages_test

import (
	"testing"

	"docket/messages"
)

func TestFieldLabel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language                     messages.Language
		typeName, field, description string
		want                         string
	}{
		{messages.Chinese, "Case", "penaltyAmount", "罚没金额 Sum of its fines and confiscated gains.", "罚没金额"},
		{messages.Chinese, "Officer", "name", "Name of the officer.", "姓名"},
		{messages.Chinese, "Party", "name", "Name or 字号.", "名称"},
		{messages.Chinese, "Case", "unheardOf", "Has no term.", "Unheard of"},
		{messages.English, "Case", "penaltyAmount", "罚没金额 Sum of its fines and confiscated gains.", "Penalty amount"},
		{messages.English, "Attachment", "sha256", "", "Sha256"},
		{messages.English, "Case", "caseNo", "案号 Case number.", "Case no"},
	} {
		if got := messages.FieldLabel(c.language, c.typeName, c.field, c.description); got != c.want {
			t.Errorf("FieldLabel(%s, %s.%s) = %q, want %q", c.language, c.typeName, c.field, got, c.want)
		}
	}
}
