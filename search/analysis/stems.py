"""Stems of the language of laws at which suffix stripping stops.

Each ends in letters that could be a suffix ("qanun", "maddə", "ailə") or is what remains
after one ("hüquq", "uşaq"). Written for this project, in ordinary spelling, folded on load.
"""

from core.text import fold

_STEMS = """
ad ada adam adi ailə akt alət alqı ambulator amil ana anlayış aparat araşdırma ardıcıl arxiv ata
azad azadlıq aztəminatlı bağça bala bank başa başqa bazar beynəlxalq bələdiyyə bənd bərpa
bildiriş bina birgə borc bölgə bölmə böhtan büdcə canlı cavab cəmiyyət cərimə cinayət cins çağa
çıxış dairə daşınmaz daxil dava deputat dəfə dərəcə dərman dəstək dil din dini dinləmə diplom
diffamasiya dövlət dövr düzəliş düzəlişi edilmə ekspert elan elektron elm ev əcnəbi ədalət əhali
əlavə əlil əməkdaş əmək əmlak əmr ənənə ər ərazi ərizə əsas əsər əşya ətraf əvəz fakt fayda
fəaliyyət fəsil fərman forma funksiya gecə gəlir giriş görüş gün güzəşt hal haqq həbs hədd həkim
hərəkət hərbi həyat himayə hissə hökm hökumət hüquq hüquqi icarə icra iclas ictimai iddia idarə
ifadə iki ildə ilə imtina imza inkişaf insan iqtisadi irs islahat iş işçi işgüzar iştirak
iştirakçı izahat kanal katib kənd komissiya komitə konstitusiya kömək könüllü kredit küçə qadağa
qadağan qadın qan qanun qanunvericilik qardaş qayda qayğı qazanc qərar qeyd qəbul qida qiymət
qohum qol qonşu qorunma qrup qurum qüvvə layihə ləğv lisenziya maddə maddi maliyyə maraq mart
mədəni mədəniyyət məhkəmə məişət məktəb məktub məlumat mənafe mənə mənzil məqsəd mərhələ mərkəz
məsələ məsləhət məsuliyyət mətn mətbuat məzmun milli minimum mövqe mövzu müavinət müəllif
müəyyən müdafiə müddəa müddət müəssisə mühafizə müqavilə müraciət müstəqil müşahidə mütəxəssis
müvafiq nağd nəfəqə nəfər nəqliyyat nəticə nəzarət nikah nizamnamə norma nümayəndə oğlan ona
order orqan oxunuş ölkə övlad öz özəl pay pensiya pozuntu polis prezident prokuror proqram
protokol psixoloji pul rayon razı razılıq redaksiya reklam respublika reyestr rəhbər rəy risk
rüsum sabit sağlam sahə sahib saxlama sədr səhiyyə sənəd sərəncam səs sığınacaq siyahı siyasi
sosial soyad söz subyekt sual sui sübut sülh süni şahid şərait şəhər şəkil şəxs şəxsi şikayət
şirkət şöbə şura tarix tədbir təhlükə təhlükəsiz təhqir təhsil təkzib təklif tələb təmin təminat
tərbiyə tərəf təsdiq təşəbbüs təşkil təşkilat tətbiq təzminat texniki tibbi tikinti torpaq
trafik transfer uşaq ümumi üzv vahid valideyn vasitə vəkil vərəsə vəsait vəsatət vətəndaş vəzifə
vergi xalq xəbər xəbərdarlıq xərc xəstə xidmət xitam xüsusi yardım yaş yaşayış yazılı yer yerli
yol zəng zərər zərərçəkmiş zorakı zorakılıq zəmin partiya seçki seçici namizəd səsvermə dairəvi
azərbaycan bakı gəncə şəki lənkəran naxçıvan avropa hakim hakimiyyət müfəttiş ombudsman komissar
şərh sığorta agentlik qəzet jurnalist media internet sayt xeyriyyə ianə hesabat qeydiyyat ödəniş
məvacib
"""

STEMS: frozenset[str] = frozenset(fold(word) for word in _STEMS.split())
