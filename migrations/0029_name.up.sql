-- Forms of names by which legal staff find a record: the initials of the pinyin of names, and names of parties without what often differs
-- between two spellings of one name. Triggers keep them, so verbs, imports and copies need no code for them.
SET lock_timeout = '5s';
--bun:split
-- name_initials returns the first letters of the pinyin of a name, as in hwd for 好味道. Latin letters, in lower case, and digits stay;
-- everything else is left out. The readings are those of github.com/mozillazg/go-pinyin v0.21.0 for U+3400 to U+9FFF, a full stop where it
-- has none, but h for 行, c for 长 and z for 曾, as names mostly have them. A test compares the two.
CREATE OR REPLACE FUNCTION name_initials(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  readings CONSTANT bytea := 'qt..kwy.....y.........x.....c....n..d...xx.xllxyxzdwpr.mqyyncf...zfawz.zdsyqklnzs...x..sjdnsylyb...lmyljylc...hxhr.z.hxtyhjmltyz'
    'zyzerqcwhtssqls..kptsyot.mydymjnxy..cfll.l.j....q.clgm.gs..mmqsl.wkdzt..bhdgc.qjlx.nx.bjs.g.yxqpdflqqtbgcxl..sdlhtpdreqyzrj.ccx.'
    'ldljsxz..zzjzcxl.cxj.j.fcbj.blk.xbjlxbylbel..cnxhy.gyxgltls.syxz.qyxzjhlykfqa.kcxcw..hsy.jzxs.skshgyqshxfpdfgafnxyh.cgnhlfxp.s..'
    'llyh.xqe..x....nwxthtnnyz.....wsnyqthjdhljhl.tl......gysxpcndzexyeswkhgxmljhz..w.bazqgdbbclxx.....htcklzxx.qzx..cjhtyxps...gyxxh'
    'zyc.lxtryzxxjjh.pl.lshyq.yhkcnh.bxwxwyqxnbhjaa..ztj.zbjazcf....nlmdbbb.cxtc..dwfdyykwk.wylxbcxnlyzmzxgx.jlyjy.dyxhykcttzbmkcl.x.'
    'xqny.lfz.gkdhk.gt.slnfgqbjkxyzscxjnxyyyysrhsjy.xpqc.bdse.myj.qxpcpnjyed...d..qlqscdxfysqpxtxybl....yltlmqzyxlxsf.wfynctjspakc.xz'
    '..flxxmhmyzyntxysfyd.lccjlsnaaq.cc.rnmxynasm..lxyzwhmnwmnqzlzzhxhxzmcg.clzsljxdjrm.kynylyyys.lymmzyygmjw.kdl.xcqmmq.wda.bnljyczb'
    'hytjaljwbzxny.bzjwxqyxcqdnqjt.sdlz..ycjhzlnjqd.jxcydc.mhskzhcxnclamsxyhcqlfdmlthmbqqh.lbtzqzmpzxg.q.l.yedmwqsmt.myjlkgyd.llqabym'
    'd.a.xfdjrtqeqjjhjzbmbwyayhdwnc.llnhl.lfmy.j..zpy.jb.rhfgkjs.styzbklhxn.zwxqym..s.qzkwyctlbgmxflzzcml.ypzjlny.jjzyjhzllzbzjdlyzxc'
    'ccyldlc.tcac.yzt.tcyz.pqlqlyksycjj.j.d.jhd..h.cdb.xl.xb.b.xrbej.zbeyqzmys...stmjbrccd....dttxsdxt.tsjzwy..hzqz.xxzw..tzn..xyrscz'
    '.mjfpafaqqxfgqgtcygbfcz.z.hnjccklly.yhlhgkydh.gjzfqbccmhxqh..csyzdtmlstcdcpyjjlty.cqylc...yjwmsxxcqh.yqssdl.ptzysfcyyhsymfh.ycna'
    'flccmdhl.yhzhehsnxlxylmjj.byhmcm.ljwyxxclyxzllqhjw..gzdyjyrxsyyqjqtsqmjmygpxmfygshygglezzbw.l..k.hyzcxx.qpgegqhllcszwpktpttzbgh.'
    'bzddznlpjmwcgbrtbzklhyzjxxxsqxshmhp.hnsbcjhl.hdhgycgjjdjmhmclpyjjq.qs.jhydxxfcy.d.qht.qxnsmtlhczalm.f.xbhqx..bqpjjksjenqdd.qzqzk'
    'yqkhfgdxghqhtbsblyncsdltlkszclm.qksxbzyxsssrcllc.h..jbhd.ljjkslzddzypc....y..yhyyzgqg..hmfhgtd.y..q.cmtba..x...mlnbc.fzjjs.kdl..'
    '..ytcmmhwnhhjbxlj.mphy.xswcxjchfsl.dqpyb.hdyjjnlyttwhxh.tz.hf..t.rj.x..yjh.bm.gw.msblq..gzlprqlgxxx.n...xlfczbzzzhj.j...txyttdja'
    'hxjwbzntn..ym..nscygcrjqmelczhjn.ghg.bswjxqhwxjhpscz.zsjszb...lbxpdqzpcbshhjcjngf..tcxdxkzthcljlqpz.lcq..tlqllsgzpjq..zpjbjg.bzl'
    'llsmjdb.l.xpqlz.jsx.x.lqynly.ycjhxkzhxqhxhgcxxskxsyypzyzlxxysyjxcskyhyxsjyyqylkz....x.cxaxccz.ypksltxlqwldmlwdkazhymzfp.blllhzgq'
    'zkcjjjl.sqrcnzlp..brxlxfq.sztrsymnb.sthsr.dpjt.rnlddz.ldxgjnynywgzycxjtfp.yqybbszyb.dlyccxxyx...tg...lxcjtpzxxn.....mjnhhwyzbmqx'
    'fytly.jsyj.s..nwmsysyjlymzszbl.......qgxzynjxyxzn.slcmqds...sxbdz.sshtg...nmxmjcjhfscsnpm....yc.kblksmsgpyxnyzcfxpwlczzbyhpx.lqx'
    'jg..yxzhyx..lxhy.lscbjsfd.by..nlyd.ccgjn...lmy.lh.yjcrn..ht.agbbq.schcfhewft.lhyh.yzyqzjt......tljzxh.x...cqm.zbc..ygmbjdz.wy.jx'
    'th.djjkz.xlfhxnmrcym.jqtwzlskxzztsbypchkjacqbbfkttzl.gyshlss.brdblqfjzhhlyyxcdljcspyjhhtrwyrysyjtxjzqzd.y..ysym..qxwgytsngtwjcpz'
    'hnygyh.schywxprllsxzhfhcz.tznhyzylhxxcl.sjpqgzy..rnmbj.xpbm....yy.pqbh...bmltwll.jjzdjdb.....lbstx.....d..sbtsctmjl..zbjzxl..sys'
    '..e...yqlztgylbnpltlwdltwzgxafpbtsybqtgthcjhxdcdprlsodycrktcpcltzlsps.dhyxxll.tg.t...yn.gjcgwlllxbayjrxzcczyfr.xsjjxz..scfjz.gw.'
    'qshtdzrmfljxxnyjldrylsllgxxqqcybkqaqqcpkygsp.zhhhb..zjgxgcmztzxl...zaxgx.tcsxjfq.ydjlyltypllb.mbh.yhchnclthbbcydax.zdrbcwtbgyxzy'
    'fyatmsjgjqjyxkmxswqhrztjxqamg.tfjcsbmsghhlhjqghbgfmaysljcjcpcydd.lxbxmymqqwxyqcyyyjzxmlkyysghyscl.xccnqmhyzhcbqxjkmmzbjjnbssmlmm'
    'xcqjhxxnthy.cbzdzjq.xhsk.dyybjzjsddcfmzz.yqhgqlglrfcygjggswzndltcyg..d.mjmjyzzzx.bhghlwbklclyqs.xjqhscdl.ntdwgdlcxplznhyxlmb.gbf'
    'hylyyjhcde.yzzqyqhnhjs..pmcllc.csdq.lllryydqynfjyfrx..bspnztttrylahqlgzsyycwjtyhjrmjzjaslhqcdknctxjhqjmy.zt.apctehqcszntslblmxch'
    'mgldzz..zbcq.lxfgcjecyhyyytzyxykhlyc..s.nmhcyxjzytkq.cjxzcpq.qlyrsqs.f.mh..hqcqdlbjxl.yzhy.zq.gjzzknrzazgycjzlrrznc..yjbcjdwyzy.'
    'slpzhydzfsltqmybggng.skscztkqxdchcszqjzw..xnpsjzstbtqwrlhszpmjsmslljlzd.sgfmsjtxkwflcclycymyzydhwtsxssqly.llfllxxomxrzsyblhqlbbh'
    'h.cpqmjbmsw..lq.hx.sy.nhjy.stxzmxm.htxyblflccddkcxcmqqz...hgcgmbhgymw...rxzmj.zzyl.zbry.ceymq.wjb.bfylfqfeeztyjqjlcbnyxmxf.ntbzw'
    'kyoxgtght.ydqjlmmjlfomjfbhsynjlbjtlzsydccmylcjsqnl.slz.cjjeyrcrflsyydlztpzjcbkc.hhmhgdfxmmlgztyzllwljll.pywtp.zg.xnqwzdwb.hxzlyh'
    'xhbrxplzyxlkc.nhclztfhzqspg.hc.eerqsj.ybyzncbcthzbzwgbezwwzzlwgqlzsmdqcplslsqyfxjdpgnrzgptcchzmbqsbjs.gnhxexm.xzrjdzsmbhyxpncb.q'
    'jzljxxcwzzkctcdcqzzrbjxzjgjdcsrxhqzscwkkggfcczclxzzyggzdhstgxmdapwampmyzbywrlycqzp.tfs.dcttctjshl..cjegfd.ebtd.dbwzlqmq.zs.yzt.s'
    'bxjcftcffwxympmsmctkbxxq..shnxcdfyarrmfqshbdmd..k.cdyh.gxljqqwyl..yyyqzxyywzzhcfcpkc.tqcgkqqzmlztzglhldcy..qzcmdycrhrflxjym.mjsh'
    '.lzzyglqglbs..scjxbxjplxzdcqnzlysyhlp..l..s.ynskfydrc.tqbswdsaqzkf.y.sdhxzttzyfe.jjcxm.bljkj.clxflzhjnyxtlzk.qjpftlmzxhmjzclrzyh'
    '.ylyrlnyn.ynyqxcymxnkzxyttwsyczmynmzwlqnsbzb.jxkpkxzykhxeytyjl.lcjhzfcgjmctmxlyssybchwdjghbxlccyxyzhyz.kyqzm..sjgpl.tjlyycyjxwxn'
    'fg.mznxwlcmjncwxnmzkkh..ywz..y.dfbzzsxn.jxcnrzs.sy.j.lhbyzzywngjbc.dqykrhxx.k.xbkcxboz.tccngfxdwjkzsdlm.gml.y.gcld.bqx.ddxl.sxsw'
    '..hyllysjqjy.q.ljmcnbllgcxxhbzddhsct.nzlfjgxlxrtpxszwttyxpyynhryfnywyxzysmxjtfxncmb.nyezrxlhxnhjdhtpcxsmxwqztxjjhtmyjslwccjyhzsg'
    'nx.dcwzgcczhlllthwassmtxjatcwtjccyxx...n.yqjsjlj.ml.ccxqmsccgyy.llszsh..e.szjjtlwczl.zz.ycnbsyhyhmmqlhzmxzszzgxyzxjc.blzjwgjjafg'
    'hyrzbysdgsxcsq..chdcwrscjzqyfyfpztzcqyhhgejytctfzh.bzjtjfhcycscqcxmcqjbjzzqzjb.llyqcfctshqqbntccyzccbmbtmlfcqtfkj...zqzcklbdw.zl'
    't.cltkcjthfb.xwjqkhqsc.qppwyrxcdccmxdbzccgdzdltyqzlczfstka.qshswzljl.cryjkfqhflhtmtjqzqgtlmylyjp.xbhzrswckspmx.ckzcscsbk.zwmlznl'
    'qy.yxc.rcnyjbf..cdjyhxyq.bgj.ysysycysyslcybs.ylltdyj.y..jjccgxxagyl.tcxqh.dcdyz.yc.lsmm.tplqctecjyjdjblyccplztpcjxf.xehzrfjhlzmy'
    '.cmymtk..mryqmjpjwjmjxbgcllqdyyczr.lkgyhpcdcsssxyscyhfyyzsjdxgtqchmycqjsmy.pzzcymmjqsptkcs.jjajy.ylzbl.hlwxtbzzbmxoy.xlzm.y..px.'
    '..sz.sjjj.nacwgxtxdztpxxxskzwhrcdhkfcxqql.yyqhcz.wyxynzc.sdzjxy..xdtgyhy.lkxsxx..dlzncjbzlhbtcmxsyq.phwyy.chb.xch.hczqkr.yx.hc.q'
    'dwq.ylb.b.ynbyhcqtylb.jfxchsbqywahdgdhp.zlmmlxxzpfnxddyxysdbhffzbfxsmzzzhfwmql.mhhyqda.bdxdbzpty.jztxdtxcyglb.ljxsdshycbrewbfyzf'
    'gbgdhdtbqllwzlsnbtzdbjpxwpdfchz.....fxhcby.jbrcyygkyzyjhmbgbzhzsgbdccscrcmpwpfzqlymwqdcxhsghafqhpysxmkg.asslzhc.lnhdjmfechhyxpbc'
    'yyxsxllydhslphgbrwsayxhyxy.b.htl.z.xzydyj.bty.ynsbgbmges.zyjystwxzyrshnyjsybhhy.ylxedzzyyjcd.kyyjencqxbmsmlqqsfbbbywhfqmfaafqqty'
    'bpb.x..yclyl.nxw.lpzzzcaeylfzhcsbbz.hl.hzgclmmmazzhfdt.dwwjclbljnls.gnykwwqbklgghkhkztlbhpywtskdajmkkamqq.khdxnsjppscnmscxk.dptz'
    'wfcps.rqcpbmzckjl.mmplzjlywllzzhscxwdhphmcmcjn.yrly.qz.bgzjyqbbtyqyzjmssqsmgyggtfxyttmlclslhcpljzjzzxz..l..lxgemztyzgwlyszhhzclc'
    'zwxzmgs..sdcktnllyxyqpcxgjlmy.lycqty..ddh.x.q.yjyfghzq..jpgxssqcdbdwczbwbdbt.gjgcyyljfneexkytpbmsyqyb.xhhyjkejmcbwzxtcxcmkyc.hdr'
    'tyxnsfplahyhmylybdlsjljjtpgxwcdhylmhsjyw.pllycshstmhtbphfgblcpcmsqzkbamxkttwx.tlcnnldjqbsztqnyjgdjmdjyxzmlgxtzytsxqwycqw.zthscft'
    'ttzhphzzblnxpdhtwtqjcbjkljqlgqqxjsjahzzyzjcyj.y.jtny.c.jyz......................................................................'
    'ydkqsxhwzssxjbymgcczqpssqbycdscdqldylybsgjgyqzjjfgcclzzbwdwzjljpfyynwjjtmyyzwzhflyppqhgccyyymjqyxxgjxhsdsjnjjsmhmlzrxyfsngsyczqz'
    'ggllyjlmyzssecykyyhqwjssggyxyqyjtwkdjhychmyxjtlxjyqbyxdldwrrjjwysrldzjpcbzjjbrcfslbczstzfxxthtrqggbdlyccscymmrfcyqzpwwjjyfcrwfdf'
    'zqpyddwyxkyjawjffxjpdftzyhhycyswccyqsclcxxwzzxnbgnnxbxlzsqcbsgpysyzdhmdzbqbzcwdzzyytzhbtsyyfzgntnxqywqskbphhlxgybfmjebjhhgqtjcys'
    'xstkzglyckglysmzxyalmeldccxgzyrcxsdltjzcqkcnnjwhjczzcqljststbnxbtyxceqxgkwjyflzqlyhjqspsfxlfpbyqxxxydcczylllsjxfhjxpjbcffyabyxbh'
    'czbjyclwlczggbtssmdtjcxpthyqtgjjscjfzkjzjqnlzwlslhdzbwjncjzyzsqnycqyrzcjjwybrtwpyftwexcskdzctbxhyzcyyjxzcfbzzmjyxxcdczottbzljwfc'
    'gszsxfyrlnyjmbdthjxsqjccsbxyytsyfbjdztgbcnclcyzzbsacyzzscjcshzqydxlbpjllmqxtydzxsqjtzpxlcglqccwjbhctdjjsfxjejjtlbgxsxjmyjjqpfzas'
    'yjncydjxkjcdjszcbartcclnjqmwnqnclllkbybzzsyhqcltwlccrshllzntylnewyzyxczxxgdkdmtcedejtsyys.dqdfmsd.jlhrwnqlybglxhlgtgxbqjdzfyjsjy'
    'jcjmrnymgrcjczgjmzmgxmmryxkjnymsgmzjymklfxmbdtgfbhcjhkylpfmdxlqjjsmtqgzsjlqdldgjycalcmzcsdjllnxdjffffjczfmzffpfkhkgdpqxktacjdhhz'
    'dddrrcfqyjkqccwjdxhwjlyllzgcfcqdsmlzpbjjplsbcjggdckkdezsqsckjgcgkdjtjllzycxklqscgjcltfpcqczgwbjdqsdjjbyjhsjddwgfsjgdkccctllpspkj'
    'gqjhzzljplgjgjjthjjyjzcjmlzlyqbgjwmljkxzdznjqsyzmljlljkywxmkjlhskjgbmclyymkxjqlbmclkmdxxkwyxwslmlpsjqjcqxyjfjtjdxmxxllcrqbsyjbgw'
    'ywxggbcyxpjtgpepfgdjgbhbnsfjyzjkjkhxqfgqzkfhygkhdgllsdjjxpqykybnqsxqnszswhbsxwhxwbzzxdmndjbsbkbbzklylxgwxjjwaqzmywsjqlcjxxjqwjeq'
    'xscwetlzhlyyysdzpyqyzcptlshtzcfycyxyljsdcjjagyslcllyyysglrqqeldxzsccccadycjysfsgbfrsszqsbxjpsjwsdrckgjlgdkzjzbdktcsyqpyhstcldjlh'
    'mxmcgxyzhjdctmhltxzxylymohyjcltyfbqqjbfbdfehtksqhzywwcnxxcdwhhwgyjlegmdqcwgfjhcsntwydolbygwqwesjpwnmlrydzsztxyqpzgcwxhngpyxshmdq'
    'jgztdppbfyhzhhjyfdzwkgkzbldntsxhqeegzxylzmmzyjzgszxkhkhtxexxgylyapsthxdwhzydpxagkydxbhnhxkdfjnmyhylpmgocslnzhkxxlbzzlbmlsfbhhgsg'
    'yyggbhscyajtxwlxtzqcwzydqdqmmgdqllszhlsjzwfjhqswscelqazynytlsxthaznkzzsdhlacxtwwcsgqqtddyzbcchyqzflxpslzygpzsznglydqcbdlxjtctajd'
    'kywnsyzljhhdzcwnyyzyomhychhhxhjkzwsxhdnxlyscqydpclyzwmypbkxyjlkzhtyhaxqsyshxasmchkdscrswjpwqsgzjlwwschs.hsqnhzsngndaqtbaalzzmsst'
    'dqjcjktscjaxplggxhhgoxzcxpdmmhldgtybysjmxhmrcplxjzckzxshflqxccdhxezfchzccdytcjyxqhlxdhypjqxnlsyydzozjnyxqezysjyayjkypdghddxsppyz'
    'ndlthrhxydpcjjhtcxmctlhbynyhmhzllhnxmylllmdcppxhmxdkycyrdltxjchhznxclcclylnzsxzjzzlnnllwhyqsnjhxynttdkyjpychhyegkcttwlgqrlggtgty'
    'gyhpyhylqyqgcwyqkpyyyttttlhyhlltyttsplkyzwgywgpydqqzzdqxskcqnmjjzzbxyqmjrtfbbtkhzkbjdjjkdjjtlbwfzpbtkqtztgpdgntpjyfalqmkgxbcclzf'
    'hzclllladpmxdjhlcclgyhdzfgyddgcyyfgydxkssebdhykdkdkhnaxxybfbyyhxcqgabfqyjjdmljcsjzllpchbsxgjyndybyqspqwjlzkcddtaccbkzdyzypjzqsjn'
    'kktknjdjgyepgtlfyqkasdntcyhblgdzhbbydmjrygkzyheyybcmcdtyfzjjhgcjplxhldwxjjkytcyksssmtwcttqzlzbszdtwzxgzagyktywxlhlcpbclloqmmzssl'
    'cmbjcszzkydczxgqjdsmcytzqqlwzqzxssbpkdfqmddzdsddtdmfhtdyzjaqjqkypbdjyyxtljhdrqxxxhaydhrjlklytwhllrllrcxylbwsrszzsymkzzhhkyhxksmz'
    'syzgcjfbzbsqlfcxxxnxkxwymsddyqwggqmmyhcdzttfgyyhgstttybykjdhkyjbelhdypjqnfxfdqkzhqkzbyjtzbxhfdxbdaswhawajldyjsfhbldnndnqjtjnchxf'
    'jsrfwhzfmdrfjyhwzpdjkzyjymfcyznynxfbytfwfwygdbnzzzdnytxzemmqbsqehxfzmbmflzzsrsymjgsxwzjsprydjsjgxhjjgljjynzjjxhgjkymlpeyycsysgqz'
    'swhwlyrjlpxslcxmfsmwkcctnxnynpnjszhdzeptxmwywayysywlxjqzqxzdclaeelmcpjpclwbxsqhfwrtffjtnqjhjqdxhwlbyccfjlalkyyjldxhhycstdywncjtx'
    'ywdrmdrqhwqcmfjdyzmhmayxjwmyzqsxtlmrspwwchajbxtgcypxyyrrclmpamgkqjszyjrmyjsnxtplnbappypylxmyzkynldgyjzczhnlmzhhanqmpgwqtzmxxmllh'
    'gdzxyhxkrxycjmffxyhjfsbssqlhxndycannmtcjcyprrnytyqnyymbmsxndlylysljnlqyshqmllyzlzjjjkymzcsfbzxxmstbjgnxyzhlsnmcqscyznfzlxbrnnnyl'
    'mnrtgzqysatswryhyjzmzdhzgzdwybsscskxsyhytsxgcqgxzzbhyxjscrhmkkbsczjyjymkqhzjfnbhmqhysnjnzybknqmcjgqhwlsnzswxkhljhyybqcbfcdsxdlds'
    'pfzfskjjzwzxsddxjseeegjscssmgclxxkywyllymwwwgydkzjgggtggsycknjwnjpcxbjjtqtjwdsspjxzxnzxwmelptfsxtllxcljxjjljsxctnswxlehhlyqrwhsy'
    'csqrybyaywjejqfwqcqqcjqgxaldbzzyjgkgxpltqyfxjltpadkyqhpmatlcpdhkxmtxybhblefxdleegqdymsawhzmljtwyqxlyjzljeeyxbqqffnlyxrdsctgjgxyy'
    'lkllxqkcctlhjlqmkkzgcyygllljdzgydhzwxpysjbzkdzgyzzhywyfqytyzszyezklymhjjhtsmqwyzlkyywzcsrkqyqltdxwcdrjklwsqzwbdcqyncjsrszjlkcdcd'
    'tlzzzacqqczddxyplxcbqjylzllljddzjgyjyjzyxnyyynxjxkxdazwyrdljyyyrjlglldrxjcykywnqcclddnyyykyckczhjxcclgzqjgjwppcqqjysbzzxyjxjbxjf'
    'zbsbdsfnsfpzxhdwztdmpptblzzbzdmyypqjrsdzsqzsqxbdgcpzswdwcsqzgmdhzxmwwfybpdgphtmjthzsmmbgzmbzjcfzhfcbbzmqcfmbcmcjxlgpnjbbxgyhyyjg'
    'ptzgzmqbqdcgybjxlwzkydpdymgcftpfxyztzxdzxtgkmtybbclbjaskytssqyymscxfjeglsllszbqjjjaklyldlycctsxmcwfgkkbqxlllljyxtyltyxytdpjhnhgn'
    'kbyqnfjyyzbyyessessgdyhfhwtcjbsdzjtfdmxhcnjzymqwsrxjdzjqpdqbbsdjggfbkjbxdgjhmgwjjjgdllthzhhyyyyyysxwtyyyccbdbpypzyccztjpzywcbdlf'
    'wzcwjdxxhyhlhwczxjtczlcdpxdjczczlyxjjsjbhfxwpywxzptdzzbdccjhjhmlxbqxxbylrddgjrrctttgqsczwmxfytmwzcwjwxjywcskybzqccttqnhxnkxxkhkf'
    'htswoccjybcmpzzyjbnnzpbthhjdlscddytyfjpxyngfxbyqxcbhxcbsxtyzdmzysnxsxlhkmzxlthdhkghxjsshqyhhcjyxglhzxcsnhekdtgqxqypkdhextykcnymy'
    'yypkqyytjxzlthhqtbyqhxbmyhsqckwwyllhcyylnneqxqwmcfbdccmljggxdqktlxkgnqcdgzjwyjjlyhhqtttnwchhxcxwheszjydjccdbqcdgdnyxzdhcqrxcbmzt'
    'qcbxwgqwyybxhmbymykdyecmqkyaqyngyzslfykkqgyssqyshjgjcnxkzycxsbkyxhyylstycxqthysmgscpmmgcccccmtztasmgqzjhklosqylswtmqsyqkdzljqqyp'
    'lcycztcqqpbbqjzclpkhqcyyxxdtdddsjcxffllchqxmjlwcjcxtspycxndtjshjwxdqqjckxyamylsjhmlalykxcyydmamdqmlmcznnyybzkkyflmchcmlhxrcjjhsy'
    'lnmtjggzgywjxsrxcwjgjqhqzdqjdzjjzkjkgdzqgjjyjylhzxxcdqhhhestmhlfsbdjsyyshfyssczqlpbdrfrztzdkykgsctgkwdqzrkmsynbcrxqbjyfaxpzzedzc'
    'jykbcjwhyjbqdzywnyszptdkzpfpbaztklqyhbbzpnbptyzzybhnydcpjmmcycqmcjfzzdcmnlfpbplngqjtbttajzpzbbdnjkljqylnbzqhksjznggqsczkyxchpzsn'
    'bcgzkddzqanzgjkdntlzldwjljzlywtxndjzjhxyatncbgtzcsskmnjpjytsrwxcfjwjjtkhtzplbhsnjzsyjbwbzyzlstlsbjhdwwqpslmmfbjdwajyzccjtbnnrzwq'
    'xcdslqgdsdpdzhjtqqpsqlyyjzlgyhszlctcbjtktyczjtqkbpjlgmjzdmcsgpynjzjjyyknhrpwszxmtncszzyxybyhyzaxywkcjtllckjjtjhgcxdxyqyczbywblwq'
    'cglzgjgqrqcczssbcrbcskydznljsqgxssjmecnstztpbdlthzwhqwqtzexnqczgweskssbybstscsjccgbfsdqszlccglllzghzcthcnmjgyzaznmckcstjmmzckbjy'
    'gqljyjppldxrgzyxccsnhshgdznlzhzjjcddcbcjflbfqbczzwpqdnhxljcthqwjgylnlszzpcjdscqqhjqkdxkpbajyemsmjtzdxlcjyryynwjbngzzkmjxltbsllrt'
    'pylcsznxjhllhyllqqzqlxymrcwcxsljmczltzldwdjjllnzggqxppskygyggbfzpdkmwghcxmcgdxjmcjsdycabxjdlnbcddygskydjtxdjjyxmsaqazdzfslqxyjsj'
    'zylblxxwxqqzbjzlfbblylwdsljhxjyzjwtdjcyfqzqzzdcsxzzqlzcdzfchyspympqzmlpplffxjjnzzylsjyyqzfpfzksywjjjhrdjzzxtxxglghtdxcskyswmmtcw'
    'ybazbjkshfhgcxmhfqhyxxyzftsjyzbxyxpzlchmzmbxhzzssyfdmncwdabazlxktcshhxkxjjzjsthygxsxyyhhhjwxkzxcsbzzwwhhcwtzzzpjxsnxqqjgzyzawllc'
    'wxzfxgyxyhxmkyyswsqmnjnaycyspmjkgwcqhylajjmzxhmmcnzhbhxclxtjpltxyjhdyylttxfszhyxxsjbjyayrsmxyplckdlyhlxrlnllstyzyyqygyhhsccsmczt'
    'zcxhyqfpyyrpfflfqtntszllzmhwtcjqyzwtllmlmdwmbzssmzrbpdddlgjjbxccsrzqqygwcsxfwzlxccrbtdzmcyggdlqsgtjmwljmymmsyhfbjdgyxccpshxczcsb'
    'sjwjgjmpbwaffyfnxhydxzylremzgzcyhsszdlljcsqfzxxkptxzgxjjgbmyyysnbdylbnlhbfzdcyfbmgqrrmsszxysgtznnydzzcdgbjafjbdknzblcsscpsgzycjs'
    'zlmlrzzbzzldlsllysxsqzqlyxzlsgkbrxbrbzcycxzjzeeyfgklzlyyhgysgzlfjhgtgwkraajyzkzqtsshjjxdzyz.yjlzyrzdqqhgjzxsszbtkjpbfrtjxllfqwjg'
    'slqtymblpzdxtzagbdhzzrbgjhwnjtjxlhscfsmwlldqysjtxkzscfwjlbxftzlljzllqblcqmqqcgcdfpbbhzczjlpyygjdtgwdcfczqyyyqysrclqzfklzzzgffsqn'
    'wglhjycjjczlqzcyjbjzzbpdccmhjgxdqdgdlzqmfgpsytsdyfwwdjzjysxyycjcyhzwpbyhxrylybhkjksfxtzjmmchhlltnyymsxxyzpyjjycdyzwmtjjkqyrhllqx'
    'psgtlwycljscbxjyzfnmlrgjjtyzbsyzmsjyjhgfzqmsyxrszcwtlrtqzsstkxgqggsptgcdnjsgcqcqhmxggztqydjkzdlbzsxjlhyqgggthqscpyhjhhgnygkggcmj'
    'dzllcclxqsftgzslllmlcskctbljzzszmmnytpzsxqhjcjyqxyexzqzcpshkzzysxcdfgmwqrllqxrfztlysdctmjcsjjdhjnxtnrztzfqrhqgllgcxszsjdjljcytsj'
    'tlnyxhszxcgjzyqpylfhdjsbpcczgjjjqzjqdybssllcmyttmqtbhjqnnygkynqyqmzgcjkpdcgmyzhqllsllclmholzgdylfzsljcqzlylzcjeshnylljxgjxlyjyyy'
    'xnbcljsswcqqcjyllcldjyllzllbnylgqchxyyqoxccqkyjxxhyklksxayqccqkkkkcsgyxxyqxygwtjohthxpxxcsshcyeychzzcbwqbbwjqcscszsslzylgdesjzmm'
    'ymcytsdsxxscjpqqsqylyfzychdjdzywcbtjsydjhcyddjlbdjjsodzyqysqkxxdhhgqjyohdyxwgmmmajdybbbppbcmhcpljzsmtxerxjmhqdstpjdcbssmsssthjts'
    'lmmtrcplzszmlqdsdmjmqpnqdxcfynbfsdqqyxhyaykqyddlqyyysszbydslntfgtzqbzmchdhczcwfdxtmqqsphqwwxsrgjcwtjtzzqmgwjjrjhtqjbbgwzfxjhnqfx'
    'xqywyyhyscdydhhqmnmdmmcpbszppzzglmzfollcfwhmmsjzttthlmyffytzzgzyskjjxqyjzqphmbzzlyghgfmshpcfzsnclpbqsnjszslxjfpmtyjygbxlldlxpzjy'
    'pjyhhzcywhjylsjexfsszywxkzjlladtmlymqjpwxxhxsktqjezrpxxzghmhwqpwqlyjjqjjzszcfhjlchhnxjlqwzjhbmzyxbdhhypylhlhlgfwlcfyytlhjjcjmscp'
    'xstkpnhjxsntyxxtestjctlsslstdlllwwyhdhrjzsfgxssyczykwhtdhwjslhtzdqdjzxxqggyltzphcsqfzlnjtclzpfstpdynylgmjllycqhynsbchylhqyqtmzyb'
    'bywrfqykjsyslzdyjmpxyyssrhzjnyqtqdfzbwwdwwrxcwhgyhxmkmyyyhmsmzhngcepmlqqmtcwctmhmxjpjjhfxyyzsjzhtybmstsyjdtjjqytlhynbyqzlcxcnzws'
    'mylkfjxlwgbypjytysylymzckttwlgsmzsylmpwlzwxwqzssaqsyxyrhssntsrapccpwcmgdhhxzdzxfjhgzttsbjhgyglzysmyclllybtyxhbbzjkssdmalhhycfygm'
    'qypjycqxjllljgclzgqlycjcctotyxmtmshllwcgfxymzmklpszzzxhhjyslctyjcyhxsgyxzkxlzwpyjpdhjwpjpwsqqxlxxdhmrslzcyzwstcxkystzshbsccstplw'
    'sscjchjlcgchssphylhfhhxjsxyllnylmzdhzxylsxlwzyhcldyahzcmddyspjtqjzlngjfsjshctsdszlblmssmnyymjqbjhrcwtyydchqljapzwbgqybkfcmjwlzll'
    'yylszydwhxpsbcmljpscgbhxlqhyrljxyswxhxzlldfhlslymjljyflyjycdrjlfsyzfsllcqyqfgjyhyszlylmstdjcyhbzllnwlxxygyyhbmgdhxxhhlzzjzxczzzc'
    'yqzfnjwpylcpkpykpmclgkdgxzggwqbdxzzkzfbxxlzxjtpjpttbytszzdwslchzhsltjxhqlhyxxxywzyswtmzkhlxzxzpyhgchkjfsyh.tjrlxfjxptztwhplyxfcr'
    'hxshxkjxxyhzjdxjwylhyhmjdbflkhtxcwhcfwjcfpqrxqxcyyyjygrpxgscsxngwchkzdxhflxxhjjbyzwtsxnncyjjymswzjqrmhxzwfqsylzjzgbhynslbgttcseb'
    'hxxwxyhhxyxnsqyxmlywrgyqlxbbcljsylpsytjzyhyzawlhorjmksczjxxxyxchcytryxqjddsjfslyltsffyxlmtyjmjjyyyxltzcsxqzlhzxlwyxzhdnlrxhxjcdy'
    'hlbrlmbrllaxksllljlyxxlycrylcjcgjcmtlzllcyzzpzpcyawhjjfybdyyzsepckzdqyqpbpcjpdcyzbdbbcyydycnnpjmtmlrmfmmgwygbsjgygsmdqqqztxmkqwg'
    'xllpjgzbqcdjjjfpkjkcxbljmswmdtqjxldlppbxcwkcqqbfqjczagzgmykbhyyhzykndkzmbpjyspxthlfpnyygxjdbkxnhhjhzjxstrstldxskzysybmxjlxyslbzy'
    'slhxjpfxbqnbylljqkygzmcyzzymccsldlhzgwfwyxzmwcxtynxjhbyymcysbmhysmydyshqyzchmjjmzcaahcbjbbhplxtylsxsdjgjdhkxxtxxnbhnmlngsltxmrhn'
    'lxqjxmzllyswqgdlbjhdcgjyqycmhwfwjybbbyjmjwjmdpwhxqldyapdfxxbcgjspckrssyzjmslbzzjfljjjlgxzgyxyxlszqyxbexyxhgcxbpldyhwecdwwcjmbtxc'
    'hxyqxllxflyxlljlssfwdpzsmyjclmswtczbchqekcqbwlcgydblqppqzqfjqdjhymmcxtxdrmjwrhxcjzclqxdyynhyyhrslsrsywwzjymtltllgzqcjzyabsckzcjy'
    'ccqljsqxalmzyyywlwdxzxqdllqshgpjfjljhjabcqzdjgthhsstcyjlbswzlxzxrwgldlzrlzqtgsllllzlymxqgdzhgbdbhzpbrlw.xqbpfdwo..whlypcbjcc.dmb'
    'zpbzz.cyqxldomzblzwpdwyygdstthcsqsccrsssyslfybfntyjszdfndpthtzzmbblxlcmyffgtjjqwftmdpjwdnlbzcmmctgbdzlqlpyfhsymjylsdchdzjwjcctlj'
    'cldtljjcpddpjdsszynndbjlggjzxsxnlycybjjqxcbylzcfzppgkcxzdzfztjjfjsjxzbnzyjqttyjwhtyczhymdjxttmpxsflzcdwslshxybzgtfmlcjtacbbmgdew'
    'ycyzcdszcyhflyctygwhkjyylsjcxgywjcbhlcsnddbtzbsclyzczzssqdllmqyyhfllqllxfdyhabxggnywyypllsdldllbjcyxjzmlhljdxyyqytdlllbbgbfdfbbq'
    'jzzmdpjhgclgmjjpgaehhbwcqxaxhhhzchxyphjaxhlphjpgpzjqcqzgjjzzgzdmqyybzzphyhybwhazyjhykfgdpfqsdlzmljxjpgalxzdaglmdgxmwzqytxdxxpfdm'
    'mssympfmdmmkxksyzyshdzkjsysmmzzzmsydnzzczxbmlstmddnmxckjmztyymzmzzmsshhdccjemxxkljstgwlsqlyjzllsjssdbpmhnlyjczyhmxxhgzcjmdhxtkgr'
    'mxfwmckmwkdcksxqmmmfzzydkmsclcmpcgmwrpxqpzdsslcxkyxtmlgjyahzjgzqmcsnxyhmmpmlkjxmhlmlgmxctkzmjjyszjsyszhsyjzjcdajzybsdqjzgwzkgxfk'
    'dmsdjlfmehkzqkjbeypzyszcdwyjffmzjykttdzzefmzlbnpplplpbpszalltylkckqzkgenqlwagxxydpxlhsxqqwqykxqclhyxxmlyccwlymqyskychlcjnszkpyzk'
    'cqzqljbdmdjhlasqlbydwqlwdnbqcrydddtjybkbwszdxdtnpjdtctqdfxqqmgnseclstbhpwslctxxlpwydzklzygzcqapllkccylbqmqczqcljslqzdjxldthpzqdl'
    'jjxzqdjyzhkzljcyqdyjppypeakjyrmpcbymcxkllzllfqpylllmbsglcysslrsysqtmxyxqqzbdzrysyztffmzzsmzqhzssccmlyxwtpzgxzjgzgsjsgkddhtqggzll'
    'bjdzlcbzhyxyzhzfywxyzymsdbzzyjgtsmtfxqyxjscdgslnmdlrytzlryylxqhtxsrtzcgyxbnqqzfhykmzjbzymkbpnlyzpblmcnqyzzzsjzhjctzhhyzzjrdyzhnf'
    'xglfxslkgjtctssyllgzrzbbjzzklpkbczyslxyxbjfpnjzzxcdwxzyjxzzdjjgggrsrjkmcmzjlsjywqshyhqjsxpjzzzlsnshrnypjtwchklbsrzlcxwjqxqkysjyc'
    'ztlqzybbybwzjqdwgyzcytjcjxckcwdkkzxsgkdzxwwyyjqyytcytdjlxwkczkklcclzcqqdzlqlcsfqchqhsfsmqzzllbjjzbsjhtsjdysjqjpdlzcdcwjkjzzlpycg'
    'mzwdjjbsjqzsyzyhhxcbbjydssddzncglqmbtsfcbfdzdlznfgfjgfsmptjqlmblgqcyyxbqkdxjqsrfkztjdhczklbsdzcfytplljgjhtxzcsszzxstcygkgckgyoqx'
    'jplzbbbgtgyjdgczqszlbjlsjfzgkqqjcgyczbzqtldxrjxbsxxpzxhyzyclwdsjjhxmfczpfzhqhqmqgkslyhtycgfrzgnqxclpdlbzcsczqlljblhbdcypczppdymt'
    'zsgyhckcpzjgslclnscdsldzxbmsdlddfjmkdjdhslzxlszqpqpgjllybdszgqlbzlslkyyhzttncjyqtzzfszqztlljtyyllqllqyzqlbdzlslyyzymdfszsnhlxznc'
    'zqzbbwskrfbcyzmthblgjpmczzcstlxshtzcyzlzblfeqhlxflcjlyljqcbzlzjghsstbrmhxzhjzclxfnbgxgtqjcztmsfzkjmssnxljkbhszxntnlzdntlmsjxgzjy'
    'jczxyhyhwrwwqnztnfjscpzshzjfyrdjsfscjzbjfzqzchzlxfxsbzqlzsgyftzdcszxzjbqmszkjrhxjzcgbjkhchgtjkjqglxbxfgdrtylxjxgdtsjxhjzjjcmzlcq'
    'sbtxhqgxttxhxftsdkfjhzyjfjxrzcdlllcqsqqzqwqxswqtwgwbzcgcllqzbclmqqtzgzxzxljfrmyzflxysqxxjkxrmjdcdmmyxbsqbhgcmwfwtgmxlzbyytgzyccd'
    'xyzxswgxyjyznbgpzjcqsyxcxrtfycgrhztxszzthcbfclsyxzljqmzlmplmxzjssflbysmyqhxjsxrxsqzzzsslyflczjrcrxhhzxqydshxsjjhzcxjbdynsysxjbql'
    'pxzqpymlxzkyxlxcjlcycrxzzlldlllsjyhzxgyjwkjrwyhcpsgnrzlfzwfzznsxgxflzsxzzzbfcsyjdbrjkrdhhgxjljjtgxjxxstjtjxlyxqfcsgswmsbctlqzzwl'
    'zzkxjmltmjyhsddbxgzhdlbmyjfrzfcgclyjbpmlysmsxlszjqqhjzfxgfqfqbpxzgyyqxgztcqwyltlgwwgwhllfsfgzjmgmgbgtjfsyzzgzyzaflsspmlbflcwbjzc'
    'ljjmzlpjjlymqdmyyyfbgygqzglyzdxqyxrqqqhsxyyqqygjtyxfsfsllgnqcygycwfhcccfxbylypllzqxxxxxkqhhxshjdcfdsczjxcpzwhhhhhapylhalpqafyhxd'
    'yllkmzqgggddesrnndltzgchybpysqjjhclljtolnjpzljlhymheydydsqycddhgzpndzclzywllznteytgxlhslpjjbdgwxpcdntjcklkclwkllcasstknzdnqnttly'
    'yzssysszzryljqkcgbhhcrxrzydgrgcwcgzhfffppjfzynakrgywyqpqxxfkjtszzxswzddfbbqtbgtzfznpzfpzxzpjszbmqhkcyxyldkljnypkyghgdcjxxeahpnzg'
    'ctzcmxcxmmjxnkszqnmnlwbwwxjjyhclstmcsqdjcxxtpcnpdtnnpglllzcjlspblplkcdtnjnlyyrscffjfqwdpgzdwmnzcclodaxnssnyzrestyjwjyjdbcfxnmwtt'
    'bqlwstszgybljpxglboclgpcbjftmxzljylzxcltpnclcgxtfzjshcrxsfyszdkntlbyjcyjllstgqcbxnwzxbxklylhzlqzlnzcqwgzlgzjncjgcmnzzgjdzxtzjxyc'
    'yycxxjyyxjjxsssjstssttppghtcsxwzdcsyfptfbchfbblzjclzzdbxgcxlqpxkfzflsyltywbmnjhskbmddbcysccldxycddqlyjjhmqllcsgljjsyfpyyccyltjan'
    'tjjpwycmmgqyysqdhqmzhszxpftwwzqswqrfkjlxjqqyfbrxjhhfwjgzyqacmyfrhcyybyqwlpexcczstyrltsdmqlykmbbgmyyjprknnbbsxyxbhyzdjdnghpmfsgbw'
    'fzmfjmmbcmzzcjjlcnyxyqgmlrygqccyhzlwjgcjcggmcjjfyzzjhycfrrcmtzqzxhfqgdjxccjeaqcrjthpljlszdjrbcqhjdzrhxlyxjsymhzydwldfryhbbydtssc'
    'cwbxglpzmlzztqsscpjmmxjcsjytycghycjwsnsxlfemwjnmkllswtxhyyygcmmcwjdqdjzglljwjnkhpzggflccsczmcbltbhbqjxqdjpdjqtghglfqawbzyjjltstd'
    'hqhctcbchflqmpwdshyytqwcnztjtlbypbpdyyyxsqkxwyyflxxncwcxybmaelykkjmzzzbrxyaqjfljpfhhhytzzxrgqqmhspgdzjwbwpjhzjdyscqwzkthxsqlzyym'
    'ysdzgrxckkhjlwpysyscsyzlrmlqsyljxbcxtlhdqzpcycykpppnsxfyzjjrcemhszmsxlxglrwgcstlrsxbygbzgztcpldjlslylymdtmtcpalcxpqjcjwtcyyzlblx'
    'bzlqmyljbghdslssdmxmbdczsxwhamlczcpjmcnhjyjnsygchskqmzzqdllkablwjqsfmocdxjrrlyqchjmybyqlrhetfjzfrfksryxfjdwdsxxlwsqjyslyxwjhsnlx'
    'yyxhbhawhhjcxwmyljcsqlkydttxbzsxfdxgxsjhhsxxybssxdpwncmrptjzczenygcxqfjxkjbdmljcmqqxloxslyxxlylljdzbtymhbfsttqqwlhogyblscalzxqlh'
    'twrrqhlstmypyxjjxmqsjpnbryxyjllyqylthylqyfmhkljdmllhfzwkzhljmlhljkljstlqxylmbhhlnlsxqchxcfxxlhyhjjgbyzzkbxscqdjqdsxjzsyhzhhmgsxc'
    'symxfebcqwwrbpyyjqtyqcyjhqqzyhmwffhgzfrjfcdbxndqyzpcyhhjlfrzgppxzdbbgzqstlgdgylcqmgchhmfywlzyxkjlypqhsywmqqgqzmlzjnsqxjqsyjtcbeh'
    'sxfssfxzwfllbcyyjdytdthwzsfjmqqyjlmqsxlldttkhhybfpwdyysqqrnqwlgwdebdwcyygcdlkjxtmxmyjsxhybrwfymwfrxyqmxysctzztfykmldhqdlwyqnlcry'
    'jblpsxcxywlsbrrjwxhqybhtydnhhgmmywytzcsqmtssccdalwztcpqpyjllqzyjswxwzzmmglmxclmxczmxmzsqtzppjqblpgxjzhfljjhycjsnxwcxsccdlxsyjdcq'
    'cxslqyclzxlzzxmxqrjmhrhzjphmfljlmlclqnldxzlllfypngjysxcqqdcmqjzzxhnpnxzmekmxhykyqlxsxtxjxyhwdcwdzhqyybgybcyscfgfsjnzdyzzjzxrzrqj'
    'jymcanhrjtldbpyzbstjhxxzypbdwfgzzrpymtngxzqbyxmbbfcckrjjjbjegrzgyclkxzdxkknsjkcljspgyyzlqqjybzssqlllkjfcbktylcccdblsppfylgydtzjy'
    'qggkqttfcxbdkdxxhybbfytyhbclpdytgdhryrnjsbtcsnyjqhklllzslydxxwbcjqsbxbfjzjcjdzfbxxbrmlazgcsnclbjdstblfrzdswsbxbcllxxlzdjzsjpylyx'
    'xyftfffbhjjjgbygjpmmmmsscljmtlyzjxswxtyledqpjmygqzjgdjlqjwjqllsdgjgygmscljjxdtygjqjqjcjzcjgdzdshqgsjggcjhqxsnjlzzbxhsgzxcxyljxyx'
    'yydfqqjhjfxdhctxjyrxysqtjxyefyyssyxjxncyzxfxcsyszxyyschshxzzzgzzzgfjdldylnpzgyjyzyyqzpbxqbdztzczyxxyhhscxshcggqhjhgxwsztmzmehyxg'
    'ebtylzkkwytjzrclekestdbcykqqsayxcjxwwgsbhjszsdhcsjkqcxswxfctynydpzcczjqtzwjqdzzzqzljchlsbhpydxpsxshhezdxfptjqyzzxhyaxncfzyyhxgnq'
    'mywxtzsjpkhhgymxmxqcxtsbcqsjyxhtyylybcqlmmszmjzjllcogxzaajzyhjmchhcxzsxzdznleyjjzjbhzwzzsqtzpsxztdsxjjjznyazphhyysrnqdthzhayjyjh'
    'dzxzlswclybzyecwcycrylcxnhzydzydyjdfrjjhtrsqtxyxjrjhojynxelxsfsfjzghpzsxzszdzcqzbyyklsgsjhczshdgqgxyzgxchxzjwyqwgyhksseqzzndzfkw'
    'yssdclzstsymcdhjxxyweyxczaydmpxmdsxybsqmjmzjmtzqlpjyqzcgqhxjhhhxxhlhdldjqsldwbsxfzzyyschtytyjbhecxhjkgjfxbhyzjfxbwhbdzfyzbcapnpg'
    'nydmsxhkhhmamlnbyjtmpxyjmcthjbzyfcgtyhwphftgzzezsbzegpbmdskftycmhbllhgpzjxzjgzjyxzsbbqsczzlzccstpgxmjsftcczjzdjxcybzlfcjsyzfgszl'
    'ybcwzzbyzdzypswyjgxzbdsysxlgzbzfygczxbzhzftpbgzgejbstgkdmfhyzzjhzllzzgjqzlsfdjsscbzgpdlfzfzszyzyzsygcxsntxchczxtzzljfzgqsqyxzjqc'
    'cccdjcdxzjyqjccgxztdlgscxzsyjjqtcclqdqztqchqqjztezzzpbkkdjfcjfztybqyqttynlmbdktjcpqzjdzfpjsbnjlgyjdxjdzqkzgqkxclpzjtcjdqbxdjjjst'
    'cjnxbxcmslyjcqmtjqwwcjjnjnlllhjcwqtbzqyczczpzzdzyddcyzdzccjgtjfzdprntctjdcqtqndtjnplzbcllctdsxkjzqdpzlbznbtjdcxfczdbccjjltqjpldc'
    'gzdbbzjcqdcjwynllzlzccdwllxwzlxrsntqjccxkjlsgdfqtddglrlajjtklymkqlldzytdyycygjwyxdxfrskstcdenqmrkqzhhqkdldazfkypbggpzrebzzykyzsp'
    'egjjglkqzzzslysywyzwfqznlzzlzhwcgkypqgnpgblplrrjyxcccgyhsfzfwbzywtgzxyljczwhxzjzblfflgskhyjzeyjhlpllllcygxdrzelrhgklzzyhzlyqszzj'
    'zqljzflnbhgwlczcfjwspyxnlzlxgccpzbllcxbbbbxbbcbbcrnncccyrbbsyldcgqyyqxygmqzwtzydyjhyfwdehzdjywlccntzyjjcdedpzdztstqjhdymbjnyjzlx'
    'tsstphndjxxbyxqtzqddtjtdyztgwscszqflshlglbcjbhdlyzjyckwtydylbnydsdsycctyszyyebgexhqddwnygyclxtdcystqmygzasccszzddlcclzrqxyyeljsb'
    'ymxshztembbllyyllytdqyshymrqxkfkbfxnxsbychxbwjyhtqbpbsbwdzylkgzskyghqzjhhxjxgnljkzlyycdxlfwfghljgjybxblybxqpqgztzplncybxdjyqydym'
    'rbesjyyhkxxstmxrczzywxyhybmcflyzhqyzmqxdbxbzwzmslpdmyckfmzklzcyjycclhxfzlydqzpzygyjyzmzxdzfyfyttqtchgspczmlccytzxjcytjmkslpzhysn'
    'wllytpzctzzcktxdhxxtqcypksmqccyyazhtjpcylzlyjbjxtfnyljyynrxcylmmnxjsmybcsysslzylljjgyldzdpqbfzzblfndsqkczfhhhgqmrdsxycstxnqqjpyj'
    'bfcxdyqfbnxejdgyqbsrcnfyyqpghyjdyzxgrhtkyleqdzntsmgklbsgbpyszbytjzsszjcssxzbhbscsbzczptqfzmqflypybbjgszmxxdjmthyskkbjtxhjcegbsmj'
    'yjzcxtmljyxrzzqscxxqptzxmkyxxxjcljprmyygadyskqlsadhrskqxzxztcghztlmlwxybwsycdbhjhcfcwzsxhytkzlxqshlyczjxemplprcgltbzztlzjcyjgdtc'
    'lglpllqpjmzpapxyzlaktkdnczzbnzctdqqzjyjgmctxltgcszlmlhbglkfwnwzhdxphlfmkydlgxdtwzfrjejctzhydxykshwfzcqshktmqqhtchymjdjskhxzjzbzz'
    'xympajqmsdbxlsklyynwrtsqlscbpdbsgzwyhtlkssswhzzlyytnxjgmjszsxfwnlsoztxgxlsammlbwldszylakqcqctmycfjbslxclzjclxxksbzqclhjphqplsxsc'
    'kslnhpsfqqytxjjzlqldxzjjzdyydjnzptfcdskjfsljhylzqjzlbthydgdjfdbyazxdzhzjnhhqbyknxjjqczmlljzkspldsclbblxklelxjlbjycxjxgcnlcqplzlz'
    'njtzljgyzdzpltqcssfdmnycxgbtjdcznbgbqyqjwgkfhtnbyqzqgbkpbbyzmtjdytblsqmbsxtbnpdxklemyycjynzdtldykzzxddxhqshdgmzsjycctayrzlpwltlk'
    'xslzcggexclfxlkjrtlqjaqzncmbqdkkcxglczjzxjhptdjjmzqykqsecqzdshhadmlzfmmzbgntjnnlgbyjbrbtmlbyjdzxlcjlpldlpcqdhlhzlycblcxzcjadqlmc'
    'mmsshmybhbskkbhrsxxjmxsdznzpxlbbragggfchgmsklltsjyycqlcskywyehywhbhqywbawykqldqftntkhqcgdqktgpkxhcpdhtwtmssyhbwcrwxhjmkmzngwtmlk'
    'fghkjyldyycxwhyeclqhkqhtdqhhffldxqwgzyydesbpkyrzpjfyyzjceqdzzdlattbbfjllcxdlmjsdxegygsjqxcfbxsszpdyzcxdnyxpfzydlyjccpltxlsxyzyrx'
    'cyysdylwwndsahjsygyhgywkaxtjzdaxysrltdjssaxfnejdxyzhlxlllzhzsjnyqyqqxyjghzgjcyjchzlycdshwsgczyjxcllnxzjjyyxnfsmwfpylcyllabwddhwd'
    'xjmcxztzpmlqzhsfhzynztlldywlslxhymmylmbwwkyxyadtxylldjpybpwfxjmmmllhafdllaflbhhhbqqjtzjcqjjdjtffkmmmbythygdcqrddwrqjxnbysnmzdbyy'
    'tbjhpybygtjxaahgqdqtmystqxkbtsbkjlxrbeqqhqmjjbdjwtgtbxpgbktlgqxjjjcdhxqdwjlwrfmqgwqhckryswgbtgygbwsdwdwrfhwytjjxxxjyzyslphyypayx'
    'hydqkxshxyxeskqhywbdddpplcjlhqeewxksyyhdyplfjthkjltcyyhhjttpltzzcdlthqkcxqysteeywkyzyxxyysddjkllpwmcyhqgxyhcrmbxpllnqydqhxsxxwgd'
    'qbshyllpjjjthyjkyphthyyktyezyenmdshlcrpqfbgfxzbsbtlgxsjbswyysksflxlpplbbblbsfxfyzbsjssylpbbffffsscjdstzsxtryjcyffsytyzbjtbctsbsd'
    'hrtjjbytcxyjeylxcbnebjdsysyhgsjzbxbytfzwgenyhhthjhatfwgcstbgxklstywmtmbyxjskzscdyjrcytwxzfhmymcxlznsdjtttxrycfyjsbsdyerxhljxbbde'
    'ynjghxgckgscymblxjmsznskgxfbnbbthfjaafxyxfpxmyfhdtzcxzzpxrsywzdlybbjtyqwqjpzypzjznjpzjlztfysbttslmptzrtdxqsjehbzylzdhljsqmlhtxtj'
    'ecxalzzspktlzkqqyfsygywpcpqfhqhytqxzkrsgtgsqczlptxcdyyzssqzslxlzmacbcqbzyxhbsxlzdltcdjtylzjyytpzylltxjsjxhlbmytxcqrblzssfjzztnjy'
    'dxmyjhlhpblcyxqjqqkzzscpzkswalqsblcczjsxgwwwygyatjbbctdkhqhkgtgpbkqyslbxbbckbmllxdzstbklggqkqlsbkkdfxrmdkbftpzfrtbbmferqgxkjpzss'
    'tlbzdpszqzsjthljqlzbpmsmmsxlqqnhknblrddnhxdhddjcyygyfqgzlgsygmjqgkhbpmxyxlytqwlwgcpbmjxcyzydrjbhtdjxeeshtmjsbyplwhlzffnypmhxqhpl'
    'tbqpfbcwjdbygpnxtbfzjgsddtjshxeawzzyllttybwjkgxghlfkxdjtmszsqynzggswqsphtlsskmclzxyszqzxncjdqgzdlfnykljcjllzlmzznhydsshthxzlzzbb'
    'hqzwwycrdhlyqqjbeyfsgxthsrxwqhwfslmssgzttyeyqqwrslalhmjtqjsmxqbjjzjxzyzkxbyqxbjxshzssfglxmxzxfghkzszggylclsarjxhslllmzxelglxydjy'
    'tlfbhbpnlyzfbbhptgjkwetzhkjjxzxxglljlstgshjjyqlqzfkcgnndjsszfdbctwwseqfhqjbsaqtgypjlbxbmmywxgslzhglzgnyfljbyfdjfrgsfmbyzhqfbwjsy'
    'fyjjphzbyyzffwodgrlmftmlbzgycqxcdjygzyyyytytydwegazyhxjlzythlrmgrjxzclhneljjthtbwjybjjbxjjtjteekhwsljplpsfazpqqbdlqjjtyyqlyzkdks'
    'qjyyjzldqcgjjyzjsycmraqthtejmfctyhypkmhycwjdcfhyyxwshctxrljgjshccyyyjltkttytmxgtcjtzayyoczlylbszywjytsjyhbyshfjlygjxxtmzyyltxxyp'
    'clxyjzyzyypnhmymdyylblhlsyygqllnjjymsoycbzgdlyxylcqyxtszegxhzglhwbljgeyxtwqmakbpqcgyshhegqcmwyywljyjhyyzlljjylhzyhmgsljljxcjjycl'
    'ycjpcpzjzjmmylcjlnqljjjlxxjmlszljqlycmmhcfmmfpqqmfxlqmcffqmmmmhmznfhhjgtthhkhslnchhyqdxtmmqdcydyxyqmyqylddcyyydazdcymzydlzfffmmy'
    'cqcwzzmabtbyctdmndzggdftypcgqyttssffwbdtzqssystwjjhjytsxxylbyqhwwhxezxwznnqzjzjjqjccchyyxbzxccyjtllcqxknjycyycynzzqyyoewyczdcjyc'
    'chyjlbtzkycqwlpgpyllgkdldlgkgqbgychjxy....z.w...z....s.....l.......sl..z....lgtm....gd.....................atn..hbltdzlatmmbj.lx';
  rest text := lower(normalize(name, NFKC));
  sign text;
  initials text := '';
BEGIN
  -- Surnames that are read otherwise than the word.
  IF char_length(rest) BETWEEN 2 AND 4 THEN
    rest := translate(left(rest, 1), '单解仇区查', 'sxqoz') || substr(rest, 2);
  END IF;
  -- Words in which a character is read otherwise than alone.
  rest := replace(replace(replace(rest, '重庆', 'cq'), '厦门', 'xm'), '旅行', 'lx');
  rest := replace(replace(replace(rest, '音乐', 'yy'), '乐器', 'yq'), '出行', 'cx');
  FOREACH sign IN ARRAY string_to_array(rest, NULL) LOOP
    CASE
      WHEN sign >= 'a' COLLATE "C" AND sign <= 'z' COLLATE "C" OR sign >= '0' COLLATE "C" AND sign <= '9' COLLATE "C" THEN
        initials := initials || sign;
      WHEN sign = '〇' THEN
        initials := initials || 'l';
      WHEN ascii(sign) BETWEEN 13312 AND 40959 THEN
        initials := initials || chr(get_byte(readings, ascii(sign) - 13312));
      ELSE
        NULL;
    END CASE;
  END LOOP;
  RETURN replace(initials, '.', '');
END $$;
--bun:split
-- name_key returns a name without what often differs between two spellings of it: width, case, blanks, brackets and other signs, and the words
-- at its end that say the legal form. 太仓好味道餐饮（有限责任公司） and 太仓好味道餐饮有限公司 have one key. The key of a key is the key.
CREATE OR REPLACE FUNCTION name_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN short = '' THEN plain ELSE short END
  FROM (SELECT plain, regexp_replace(plain, '(?<!分)(公司|个体工商户|普通合伙|有限合伙)+$', '') AS short
        FROM (SELECT regexp_replace(translate(lower(normalize(name, NFKC)), E' \t\r\n\u00A0\u3000()[]{}<>《》〈〉【】〔〕「」『』"''`“”‘’.,;:!?、。·•・‧-—–_~/\\|+*&#@%=^$…', ''),
          '(股份)?有限(责任)?公司', '公司', 'g') AS plain) AS p) AS s
$$;
--bun:split
CREATE OR REPLACE FUNCTION set_name_initials() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_initials := name_initials(NEW.name);
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION set_name_key() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_key := name_key(NEW.name);
  RETURN NEW;
END $$;
--bun:split
ALTER TABLE parties ADD COLUMN IF NOT EXISTS name_initials text NOT NULL DEFAULT '';
GRANT UPDATE (name_initials) ON parties TO docket_app;
CREATE OR REPLACE TRIGGER parties_name_initials BEFORE INSERT OR UPDATE OF name, name_initials ON parties
  FOR EACH ROW EXECUTE FUNCTION set_name_initials();
ALTER TABLE parties ADD COLUMN IF NOT EXISTS name_key text NOT NULL DEFAULT '';
GRANT UPDATE (name_key) ON parties TO docket_app;
CREATE OR REPLACE TRIGGER parties_name_key BEFORE INSERT OR UPDATE OF name, name_key ON parties
  FOR EACH ROW EXECUTE FUNCTION set_name_key();
--bun:split
ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS name_initials text NOT NULL DEFAULT '';
GRANT UPDATE (name_initials) ON food_businesses TO docket_app;
CREATE OR REPLACE TRIGGER food_businesses_name_initials BEFORE INSERT OR UPDATE OF name, name_initials ON food_businesses
  FOR EACH ROW EXECUTE FUNCTION set_name_initials();
--bun:split
ALTER TABLE units ADD COLUMN IF NOT EXISTS name_initials text NOT NULL DEFAULT '';
GRANT UPDATE (name_initials) ON units TO docket_app;
CREATE OR REPLACE TRIGGER units_name_initials BEFORE INSERT OR UPDATE OF name, name_initials ON units
  FOR EACH ROW EXECUTE FUNCTION set_name_initials();
--bun:split
ALTER TABLE officers ADD COLUMN IF NOT EXISTS name_initials text NOT NULL DEFAULT '';
GRANT UPDATE (name_initials) ON officers TO docket_app;
CREATE OR REPLACE TRIGGER officers_name_initials BEFORE INSERT OR UPDATE OF name, name_initials ON officers
  FOR EACH ROW EXECUTE FUNCTION set_name_initials();
--bun:split
-- The triggers fill the columns.
UPDATE parties SET name_initials = '', name_key = '' WHERE id % 4 = 0 AND name_initials = '';
--bun:split
UPDATE parties SET name_initials = '', name_key = '' WHERE id % 4 = 1 AND name_initials = '';
--bun:split
UPDATE parties SET name_initials = '', name_key = '' WHERE id % 4 = 2 AND name_initials = '';
--bun:split
UPDATE parties SET name_initials = '', name_key = '' WHERE id % 4 = 3 AND name_initials = '';
--bun:split
UPDATE food_businesses SET name_initials = '' WHERE id % 4 = 0 AND name_initials = '';
--bun:split
UPDATE food_businesses SET name_initials = '' WHERE id % 4 = 1 AND name_initials = '';
--bun:split
UPDATE food_businesses SET name_initials = '' WHERE id % 4 = 2 AND name_initials = '';
--bun:split
UPDATE food_businesses SET name_initials = '' WHERE id % 4 = 3 AND name_initials = '';
--bun:split
UPDATE units SET name_initials = '' WHERE name_initials = '';
UPDATE officers SET name_initials = '' WHERE name_initials = '';
RESET lock_timeout;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_initials_characters_idx;
--bun:split
CREATE INDEX CONCURRENTLY parties_name_initials_characters_idx ON parties USING gin (string_to_array(lower(name_initials), NULL));
--bun:split
COMMENT ON INDEX parties_name_initials_characters_idx IS 'parties(where: {nameInitials: {contains}}): one or two letters';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_initials_trigrams_idx;
--bun:split
CREATE INDEX CONCURRENTLY parties_name_initials_trigrams_idx ON parties USING gin (name_initials gin_trgm_ops);
--bun:split
COMMENT ON INDEX parties_name_initials_trigrams_idx IS 'parties(where: {nameInitials: {contains, startsWith}}): legal staff find a name by its initials';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS food_businesses_name_initials_characters_idx;
--bun:split
CREATE INDEX CONCURRENTLY food_businesses_name_initials_characters_idx ON food_businesses USING gin (string_to_array(lower(name_initials), NULL));
--bun:split
COMMENT ON INDEX food_businesses_name_initials_characters_idx IS 'foodBusinesses(where: {nameInitials: {contains}}): one or two letters';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS food_businesses_name_initials_trigrams_idx;
--bun:split
CREATE INDEX CONCURRENTLY food_businesses_name_initials_trigrams_idx ON food_businesses USING gin (name_initials gin_trgm_ops);
--bun:split
COMMENT ON INDEX food_businesses_name_initials_trigrams_idx IS 'foodBusinesses(where: {nameInitials: {contains, startsWith}}): legal staff find a name by its initials';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_initials_idx;
--bun:split
CREATE INDEX CONCURRENTLY parties_name_initials_idx ON parties (agency_id, name_initials, id);
--bun:split
COMMENT ON INDEX parties_name_initials_idx IS 'parties(where: {nameInitials: {eq}}): names that sound alike, while a case is filed';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_key_idx;
--bun:split
CREATE INDEX CONCURRENTLY parties_name_key_idx ON parties (agency_id, name_key, id);
--bun:split
COMMENT ON INDEX parties_name_key_idx IS 'parties(where: {nameKey: {eq}}): the same party under another spelling, while a case is filed';
--bun:split
ANALYZE parties, food_businesses;
