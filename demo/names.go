package demo

import (
	"fmt"

	"docket/law"
)

var (
	surnames = []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常")
	givens   = []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉萍红建国志海燕辉鹏飞宇浩轩梓涵欣怡晨雨佳琪俊峰嘉颖思远瑞雪梅兰春秋月云龙凤鑫森林川江波涛清泉")
	brands   = []string{"福源", "鑫盛", "好又来", "家家乐", "金仓", "沙溪人家", "娄江", "浏河渔港", "弇山", "双凤", "郑和", "海运堤", "天镜湖", "南园", "万隆", "恒通", "佳味", "一品鲜", "老仓味", "聚仙", "同福", "德馨", "美佳", "永辉煌", "百汇", "宏达", "锦绣", "春晖", "丰禾", "稻香村人"}
	// towns are the divisions below the city, whose codes begin with its own.
	towns = []struct{ code, name string }{
		{"320585100", "城厢镇"},
		{"320585101", "沙溪镇"},
		{"320585102", "浏河镇"},
		{"320585103", "浮桥镇"},
		{"320585104", "璜泾镇"},
		{"320585105", "双凤镇"},
		{"320585400", "高新区"},
		{"320585401", "港区"},
		{"320585402", "科教新城"},
		{"320585403", "娄东街道"},
	}
	roads = []string{"上海东路", "县府街", "人民南路", "郑和中路", "东仓北路", "太平路", "朝阳路", "新华西路", "沪太新路", "滨江大道", "白云渡路", "长春路"}
)

// person returns the name of a person.
func (d draw) person() string {
	name := string(pick(d, surnames)) + string(pick(d, givens))
	if d.chance(70) {
		name += string(pick(d, givens))
	}
	return name
}

// address returns an address in a town.
func (d draw) address(town string) string {
	return fmt.Sprintf("太仓市%s%s%d号", town, pick(d, roads), 1+d.IntN(480))
}

// creditCode returns the unified social credit code of the nth made-up party, which is registered in a division: its body is of
// the form that such codes have, and its check digits are right (GB 11714-1997, GB 32100-2015).
func creditCode(prefix, division string, n int) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	body := []byte("MA000000")
	for i, rest := len(body)-1, n; i > 1; i-- {
		body[i] = alphabet[rest%len(alphabet)]
		rest /= len(alphabet)
	}
	sum := 0
	for i, weight := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		value := int(body[i] - '0')
		if body[i] >= 'A' {
			value = int(body[i]-'A') + 10
		}
		sum += weight * value
	}
	organisation := string(body) + string("0X987654321"[sum%11])
	code := prefix + division + organisation
	digit, _ := law.CreditCodeCheckDigit(code)
	return code + string(digit)
}

// identityNo returns the identity number of the nth made-up person. Its check digit is right (GB 11643), and nobody has it: it begins with
// 999999, and no code of a place begins with 9 (GB/T 2260).
func identityNo(n int) string {
	born := day(1955, 1, 1).AddDays(n * 37 % 16_000)
	body := fmt.Sprintf("999999%04d%02d%02d%03d", born.Year, born.Month, born.Day, n%1000)
	digit, _ := law.IdentityCheckDigit(body)
	return body + string(digit)
}
