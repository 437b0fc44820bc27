# ما تقوله الواجهة بالعربية. الرسائل ومتغيّراتها هي نفسها في en.ftl.

## إطار كل صفحة

skip = انتقل إلى المحتوى
search = بحث
search_site = البحث في هذا الموقع
menu = القائمة
main_navigation = التنقل الرئيسي
breadcrumb = مسار التنقل
edit_page = تعديل هذه الصفحة
page_data = بيانات هذه الصفحة
page_feed = موجز هذه الصفحة
about_site = حول هذا الموقع
more_of_site = أقسام أخرى
names_a_z = الأسماء مرتبة
glossary = مسرد المصطلحات
coverage = التغطية
data = البيانات
feed = الموجز
as_known_on = حالة المعرفة بتاريخ { $day }.
as_known_on_past = حالة المعرفة بتاريخ { $day }: حُذف ما تلاه من إفادات وتبعيات وأحداث؛ أما النصوص وما لا تاريخ له فهي بصيغتها الحالية.
content_rights = المحتوى: { $licence }.
content_rights_of = المحتوى: { $holder }، { $licence }.

## الأعداد

entries = { $count ->
    [zero] لا مداخل
    [one] مدخل واحد
    [two] مدخلان
    [few] { $count } مداخل
    [many] { $count } مدخلًا
   *[other] { $count } مدخل
}

## صفحة غير موجودة

not_found = لا توجد صفحة في هذا العنوان
not_found_lead = ربما تغيّر اسمها، أو أن الرابط الذي أدى إلى هنا فيه خطأ. من هنا يمكن الوصول إلى كل شيء:

## عناوين الصفحات وأوصافها

home = الصفحة الرئيسية
dependencies = التبعيات
dependencies_lead = كل ما تعتمد عليه مداخل هذا الموقع، ومن يعتمد عليه.
exposure = الانكشاف
timeline = التسلسل الزمني
timeline_lead = كل الأحداث، سنة بسنة.
timeline_year = التسلسل الزمني { $year }
timeline_year_lead = كل أحداث { $year }.
comparisons = المقارنات
comparisons_lead = جداول تضع المداخل جنبًا إلى جنب.
coverage_lead = مقدار ما هو معروف، وما ينبغي عمله.
glossary_lead = معاني الكلمات المستعملة في هذا الموقع.
glossary_groups = كلمات عن
glossary_analysis = ما يترتّب، وما يلزم
data_lead = كل ما في هذا الموقع ملفاتٍ للتنزيل.
search_lead = كل الأسماء في هذا الموقع مرتبة.
names_of = الأسماء: { $letter }
page_not_found = الصفحة غير موجودة
moved = نُقلت الصفحة

## الوصل

comma = {"، "}
colon = :
semicolon = ؛
between_parts = {" · "}
in_brackets = ({ $text })
counted = { $count } { $label }
rest = + { $count }
labelled = { $label }: { $text }
label_within = { $label }
country_within = { $title }
clauses_two = { $first }، و{ $last }
clauses_many = { $others }، و{ $last }
others = { $count ->
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $count } أخرى
   *[other] { $count } غيرها
}

## ما يحدث لمدخل عند انقطاع شيء عنه

stopped = { $count ->
    [one] يتوقف
    [two] يتوقفان
   *[other] تتوقف
}
stopped_meaning = لا يمكن أن يستمر؛ والمنتج لم يعد يُصنع.
frozen = { $count ->
    [one] يستمر في العمل، ولا يمكن تجديده
    [two] يستمران في العمل، ولا يمكن تجديدهما
   *[other] تستمر في العمل، ولا يمكن تجديدها
}
frozen_meaning = يستمر الموجود ولا يحصل على جديد. وما هو مخطط له لا يمكن بناؤه كما خُطط.
strained = معرّض للخطر على المدى البعيد
strained_meaning = لا يُفقد شيء الآن، لكن شيئًا يقوم عليه لن يُجدَّد، ولا بديل سليم.
not_built = لا يمكن بناؤه كما خُطط
hit_in_part = متأثر جزئيًا
hit_in_part_meaning = تتوقف نسخة أو قسم أو بعض العروض، أو لا يمكن تجديدها؛ ويستمر الباقي.
is_cut = هو المفقود
is_cut_meaning = يسمّيه السيناريو: فهو يتوقف، أو تُقطع التبعيات له.

## ما يسقط

of_others = { $whose ->
    [others] {" "}في بلدان أخرى
   *[all] {""}
}
finding_stopped = { $share ->
    [only] { $one }{ of_others }: الوحيد { stopped }
    [both] { $many }{ of_others }: كلاهما { stopped }
    [all] { $many }{ of_others }: جميعها ({ $total }) { stopped }
    [more] { $count } أخرى { stopped }
   *[some] { $many }{ of_others }: { $count } من { $total } { stopped }
}
keep_running = { $count ->
    [one] يستمر في العمل ولكن لا يمكن تجديده
    [two] يستمران في العمل ولكن لا يمكن تجديدهما
   *[other] تستمر في العمل ولكن لا يمكن تجديدها
}
finding_frozen = { $share ->
    [only] { $one }{ of_others }: الوحيد { keep_running }
    [both] { $many }{ of_others }: كلاهما { keep_running }
    [all] { $many }{ of_others }: جميعها ({ $total }) { keep_running }
    [more] { $count } أخرى { keep_running }
   *[some] { $many }{ of_others }: { $count } من { $total } { keep_running }
}
are_at_risk = { $count ->
    [one] معرّض للخطر على المدى البعيد
    [two] معرّضان للخطر على المدى البعيد
   *[other] معرّضة للخطر على المدى البعيد
}
finding_strained = { $share ->
    [only] { $one }{ of_others }: الوحيد { are_at_risk }
    [both] { $many }{ of_others }: كلاهما { are_at_risk }
    [all] { $many }{ of_others }: جميعها ({ $total }) { are_at_risk }
    [more] { $count } أخرى { are_at_risk }
   *[some] { $many }{ of_others }: { $count } من { $total } { are_at_risk }
}
finding_none = { $total ->
    [0] { $many }{ of_others }: لا يوجد ما قد يتأثر
    [1] { $one }{ of_others }: الوحيد لا يتأثر، بحسب المسجَّل
   *[other] { $many }{ of_others }: لا يتأثر أي من { $total }، بحسب المسجَّل
}
and_at_risk = { $finding }؛ وعلى المدى البعيد { $count ->
    [one] واحد آخر معرّض للخطر
    [two] اثنان آخران معرّضان للخطر
   *[other] { $count } أخرى معرّضة للخطر
}
only_at_risk = { $one }{ of_others }: لا خسارة الآن، وعلى المدى البعيد { $count ->
    [one] واحد معرّض للخطر
    [two] اثنان معرّضان للخطر
   *[other] { $count } معرّضة للخطر
}
and_in_part = { $finding }؛ { $count ->
    [one] وواحد آخر يفقد جزءًا
    [two] واثنان آخران يفقدان جزءًا
   *[other] و{ $count } أخرى تفقد جزءًا
}
only_in_part = { $one }: لا يتأثر أي منها كليًا، { $count ->
    [one] وواحد يفقد جزءًا
    [two] واثنان يفقدان جزءًا
   *[other] و{ $count } تفقد جزءًا
}
without = بدون { $name }
unknown_role = «{ $role }» لدى { $count }{ $place ->
    [more] {" "}أخرى ({ $many })
    [first] {" "}({ $many })
   *[next] {""}
}
unknown_roles = غير معروف: { $roles }. وقد تتأثر هي أيضًا.
alternative_stands = لا يزال هناك بديل قائم.
alternative_unknown = غير معروف: لم يُسجَّل شيء عما يقوم عليه البديل نفسه.
exposure_lead = { $many } في بلد ما: ما يتوقف منها أو لا يمكن تجديده أو يتعرض للخطر على المدى البعيد بدون بلد آخر.
not_exposed = لا بلد آخر بمفرده يؤثر في { $many } لديه ({ $projects })، بحسب التبعيات المسجلة ({ $count }).
not_exposed_unknown = غير معروف: لا أحد يذكر ما تعتمد عليه { $many } لديه ({ $projects }).

## الأدلة

evidence = { $share ->
    [none] لا يقوم أي من هذه الاستنتاجات
    [this] يقوم هذا الاستنتاج
    [both] يقوم كلا الاستنتاجين
    [all] تقوم جميع الاستنتاجات ({ $total })
   *[some] من هذه الاستنتاجات ({ $total }) يقوم { $count }
} على أدلة قوية في كل خطوة ({ $sorts }).
evidence_no_source = بلا مصدر
evidence_no_sort = مصدر لم يُذكر نوعه

## نقاط الفشل المنفردة

alone = { $first ->
    [yes] { entries }{ $count ->
        [one] {" "}بمفرده
        [two] ، كل منهما بمفرده،
       *[other] ، كل منها بمفرده،
    }
   *[no] { $count }
}
single_stopped = { alone } يكفي لإيقافه
single_frozen = { alone } يكفي لمنع تجديده
single_not_built = { alone } يكفي لمنع بنائه كما خُطط
single_strained = { alone } يكفي لتعريضه للخطر على المدى البعيد
parties_to_it = الأطراف المشاركة فيه ({ $roles })

## الروابط

tie_run = للتشغيل
tie_run_meaning = بدونه يتوقف المدخل.
tie_renew = للتجديد
tie_renew_meaning = بدونه يستمر المدخل في العمل ولا يمكن تجديده.
tie_nothing = قابل للاستبدال
tie_nothing_meaning = يفي غيره بالغرض: فقدانه يكلّف وقتًا، ولا يُحتسب أبدًا.
takes_copy = توجد نسخة محفوظة
takes_leave = إذن
in_part = جزئيًا
named_as = «{ $label }» في

## ما يفعله من يعتمد عليه مباشرة

dependents_stopped = { $count ->
    [one] يتوقف بدونه
    [two] يتوقفان بدونه
   *[other] تتوقف بدونه
}
dependents_frozen = { $count ->
    [one] يستمر في العمل بدونه، ولا يمكن تجديده
    [two] يستمران في العمل بدونه، ولا يمكن تجديدهما
   *[other] تستمر في العمل بدونه، ولا يمكن تجديدها
}
dependents_later = { $count ->
    [one] لا يعتمد عليه بعد
    [two] لا يعتمدان عليه بعد
   *[other] لا تعتمد عليه بعد
}
dependents_former = { $count ->
    [one] كان يعتمد عليه سابقًا
    [two] كانا يعتمدان عليه سابقًا
   *[other] كانت تعتمد عليه سابقًا
}
dependents_unaffected = { $count ->
    [one] لا يتأثر بدونه
    [two] لا يتأثران بدونه
   *[other] لا تتأثر بدونه
}

## الطبقات

laws = { entries } في طبقاته، بما في ذلك ما يقع تحت غيره: { $sorts }.
laws_nearest = أقرب { entries } في طبقاته، بما في ذلك ما يقع تحت غيره: { $sorts }.
law_domestic = محلي: { $count }
law_shared = مشترك: { $count }
law_foreign = أجنبي: { $count }
law_unknown = بلا بلد مسجَّل: { $count }
ranking_suppliers = مورّدون أجانب بالنسبة إلى أحد
ranking_parties = الأطراف المشاركة: { $many } ({ $roles })
ranking_others = مورّدون آخرون

## السيناريوهات

scenario_entries_stop = المداخل التي تتوقف: { $count }
scenario_ties_cut = التبعيات المسجلة التي تُقطع: { $count }
scenario_cuts_both = في هذا السيناريو: { $entries }؛ { $ties }.
scenario_cuts = في هذا السيناريو: { $what }.
scenario_cuts_nothing = لا يُقطع في هذا السيناريو شيء مما هو مسجَّل هنا.
no_alternative = لا بديل سليم:
steps_left_out = … { $count ->
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $count } خطوات
   *[other] { $count } خطوة
} …
and_so_on = وهكذا

## أعمدة البلد

sides_own = { $total ->
    [0] لا شيء مسجَّلًا لديه ({ $many })
    [1] { $count ->
        [0] { $one } الوحيد لديه لا يتأثر بدون أي بلد آخر
       *[other] { $one } الوحيد لديه يتأثر بدون بلد آخر
    }
   *[other] { $many } لديه: يتأثر { $count } من { $total } بدون بلد آخر
}
sides = { $own }؛ و{ $many } في بلدان أخرى: يتأثر { $count } من { $total } بدون { $name }.
sides_head_own = { $many } لديه تتأثر بدونها
sides_head_others = ما لديها يتأثر بدون { $name }
sides_read = كل سطر بلد. من جهة: كم من { $many } في بلد هذه الصفحة يتأثر بدون ذلك البلد؛ ومن الجهة الأخرى: كم من { $many } في ذلك البلد يتأثر بدون { $name }. { $heights }
bar_heights = العمود ممتلئ حيث يحصي ما «{ $stopped }»، ونصف ممتلئ لما «{ $frozen }»، وربع ممتلئ لما هو «{ $strained }».

## المجموعات

country = البلد
several_countries = عدة بلدان
no_country = لا بلد مسجَّلًا
other_layer = أخرى

## برج الطبقات

tower_read = كل صف طبقة، وأدناها في الأسفل. تسبق علامةٌ ما لا بديل له هنا: ممتلئة حيث الكل «{ $stopped }» بدونه، ونصف ممتلئة حيث «{ $frozen }». والباهت { $loose }.
tower_layer = الطبقة
tower_any = يكفي واحد من
earlier = سابقًا
not_recorded = غير مسجَّل
group_not_recorded = غير مسجَّل
not_asked = لا يُسأل عنه في هذا النوع
alone_before = نقطة فشل منفردة:
domestic = محلي
shared = مشترك
foreign = أجنبي
law_not_known = غير معروف
unsaid = { $role }: { $why }
is_foreign = أجنبي
is_shared = مشترك مع آخرين
is_domestic = محلي
is_of_no_country = بلا بلد مسجَّل
parts_of_law = { $law }: { $count }
tower_title = { $share ->
    [only] الجزء الوحيد المسجَّل من طبقاته { $law }
    [parts] عدد الأجزاء المسجَّلة في طبقاته: { $total }
    [both] كلا الجزأين{ nearest_parts } من طبقاته { $law }
    [all] جميع أجزاء طبقاته{ nearest_parts } ({ $total }): { $law }
   *[some] من أجزاء طبقاته{ nearest_parts } ({ $total }): { $parts }
}
nearest_parts = { $nearest ->
    [yes] {" "}الأقرب
   *[no] {""}
}
tower_known = { $counted }.
tower_known_in_part = { $counted }؛ ولا أحد يذكر: { $roles }.
tower_unknown = لا أحد يذكر ما يقوم عليه: { $roles }.
list_and_its = { $others } و{ $last }

## ما يكفي بمفرده لإيقاف مشروع

happens_without = { $state } بدون { $names }.
or = أو
or_else = { $first } أو { $next }
nobody_abroad = لا طرف أجنبيًا بمفرده يوقفه أو يمنع تجديده، بحسب التبعيات المسجلة ({ $count }).
nobody_abroad_unknown = غير معروف: لا أحد يذكر ما يعتمد عليه.
under_shared_law = بموجب قانونه أو قانون مشترك:
under_own_law = بموجب قانونه:
not_said = غير معروف: { $roles }. وقد يترتب على ذلك المزيد.

## الحقائق

facts = الحقائق
all_facts = جميع الحقائق ({ $count })
over = خلال { $period }
as_of = حتى { $date }
stale_after = يتقادم بعد { $period }

## رأس صفحة المدخل

also_known_as = يُعرف أيضًا باسم: { $names }.
last_event = آخر حدث: { $date }
no_last_event = آخر حدث: لا شيء مسجَّلًا
nothing_heard_since = لا أخبار منذ ذلك
nothing_heard = لا أخبار
last_checked = آخر تحقّق: { $date }
contents = المحتويات
page_sections = أقسام هذه الصفحة
text = النص
cite = الاستشهاد
cite_page = الاستشهاد بهذه الصفحة

## ما يقوم عليه المدخل

what_it_depends_on = ما يعتمد عليه
depends_on = يعتمد على
not_yet = ليس بعد
more_under = يقع المزيد تحت هذه. في <page>بيانات هذه الصفحة</page> ما يعتمد عليه هو نفسه؛ وكل شيء في بيانات الموقع.
single_points = نقاط الفشل المنفردة
single_read = { $finding }. كل سطر سلسلة: ما يأتي أولًا يجرّ ما يليه.
stop_it = توقفه
freeze_it = تمنع تجديده
more_chains = سلاسل أخرى: { $count }
its_stack = طبقاته

## ما يقوم على المدخل

what_depends_on_it = ما يعتمد عليه من غيره
dependents = المعتمِدون
dependents_in_all = المداخل التي تعتمد على { $title } أو كانت تعتمد عليه: { $total }{ $indirect ->
    [0] {""}
   *[other] ؛ منها { $indirect } عبر غيرها
}.
all_are = كلها من { $many }.
among_them = { $count ->
    [0] ليس بينها { $one }.
   *[other] بينها من { $many }: { $count }.
}
what_depends_through_others = ما يعتمد عليه عبر غيره
linked_finding = <url>{ $title }</url>: { $finding }.
mentioned_in = ورد ذكره في
named_by = ما يقوله الآخرون عنه
in_scenarios = في السيناريوهات

## كم يُعرض من كم

shown_of = يُعرض { $shown } من { $of }.
shown_of_linked = يُعرض { $shown } من { $of }. <all>جميعها بيانات</all>.
shown_of_page = يُعرض { $shown } من { $of }؛ <page>والمزيد في صفحته</page>.
nearest_of = يُعرض أقرب { $shown } من { $of }.
nearest_of_linked = يُعرض أقرب { $shown } من { $of }؛ <all>جميعها بيانات</all>.
nearest_projects_of = { $many }: يُعرض أقرب { $shown } من { $of }. <all>جميعها بيانات</all>.
first_of = أول { $shown } من { $of }.
first_of_linked = يُعرض أول { $shown } من { $of }؛ <all>جميعها بيانات</all>.
first_of_page_data = يُعرض أول { $shown } من { $of }؛ وجميعها في <page>بيانات هذه الصفحة</page>.
first_of_csv = يُعرض أول { $shown } من { $of }. وجميعها في <csv>CSV</csv>.
most_to_do_csv = يُعرض أول { $shown } من { $of }، وهي التي فيها أكثر ما ينبغي عمله. وجميعها في <csv>CSV</csv>.
first_of_files = يُعرض أول { $shown } من { $of }. وجميعها في { $files }.
page_data_has_all = جميعها في <page>بيانات هذه الصفحة</page>.
there_are_more = هناك المزيد. <all>جميعها بيانات</all>.
there_may_be_more = قد يكون هناك المزيد؛ <all>جميع التبعيات</all> منشورة بيانات.
more_at = المزيد: <url>{ $title }</url>.

## الأحداث

events = الأحداث
no_events = لا أحداث بعد.
years = السنوات
newest_events = أحدث الأحداث

## المصادر

sources = المصادر
more_sources = مصادر أخرى: { $count }
original = الأصل
archived_copy = نسخة مؤرشفة
what_rests_on_it = ما يستند إليه
cited_in_text = مستشهد به في نصه
nothing_yet = لا شيء بعد.
rates = أسعار الصرف، متوسطات السنة
rate = { $year }: 1 { $from } = { $rate } { $to }
and = و

## الأشكال والجداول

figure_as_table = الشكل جدولًا
none_recorded = لا شيء مسجَّلًا
show_only = عرض هذا فقط
all_columns = جميع الأعمدة
no_entries = لا مداخل بعد.
name = الاسم
countries = البلدان

## الأسماء

all_names = جميع الأسماء
letters = الحروف
source_lists = للمصادر قوائمها الخاصة: { $lists }.
moved_to = نُقلت هذه الصفحة إلى <url>{ $address }</url>.

## التغطية

coverage_read = بتاريخ { $day }. كل ما في هذه الصفحة كاملًا في <csv>CSV</csv>. يُعد الحقل الموصى به معروفًا إن قيل عنه أي شيء، ولو أنه لا يوجد؛ أما أن الجواب غير معروف أو غير معلن فيُحصى على حدة.
coverage_by_kind = التغطية بحسب الصنف
kind = الصنف
entries_heading = المداخل
fields_known = الحقول الموصى بها المعروفة
without_source = بلا مصدر
stale = متقادم
overdue = متأخر
silent = بلا أخبار
percent = { $number }%
known_of = { $known } من { $of }، { $share }
count_unknown = غير معروف: { $count }
count_undisclosed = غير معلن: { $count }
count_missing = ناقص: { $count }
none_recommended = لا شيء موصى به
overdue_promises = وعود متأخرة
overdue_since = { $date }؛ متأخر منذ { $since }
no_promise_overdue = لا وعد متأخرًا.
stale_by_silence = متقادم بالصمت
silent_lead = بحسب حالتها ينبغي أن تكون هناك أخبار عنها، ولم يُسجَّل حدث منذ مدة أطول مما يسمح به صنفها.
silent_last_event = آخر حدث { $date }
silent_no_event = لا حدث مسجَّلًا
silent_checked = آخر تحقّق { $date }
silent_since = بلا أخبار منذ { $date }
silent_allowed = المدة المسموح بها: { $period }
nothing_silent = لكل ما هو نشط أحداث حديثة.
stale_facts = حقائق متقادمة
stale_fact = حتى { $date }، صلاحيته { $period }؛ متقادم منذ { $since }
no_fact_stale = لا حقيقة أقدم مما يسمح به حقلها.
to_do = ينبغي عمله: { $kind }
missing_fields = ناقص: { $fields }.
unsourced_fields = بلا مصدر: { $fields }.
edit = تعديل

## البيانات

files_change = لا تتغير الملفات إلا بتغير المحتوى: ليس فيها وقت بناء.
files_rights = يجوز استعمالها بموجب { $licence }، مع ذكر هذا الموقع.
files_rights_of = يجوز استعمالها بموجب { $licence }، مع ذكر { $holder }.
columns_count = الأعمدة: { $count }
columns_of = أعمدة { $name }
for_programs = للبرامج: <metadata>البيانات الوصفية CSV on the Web</metadata>
data_package = وصف هذه كلها في ملف واحد، للبرامج: حزمة بيانات Frictionless.
metadata = بيانات وصفية
data_beside = لكل مدخل البيانات نفسها إلى جانبه، في <code>index.json</code> من عنوانه. ولكل بلد أحداثه في <code>feed.xml</code> و<code>timeline.ics</code>. في الخانات تُوصل القيم المتعددة بالعلامة <code>; </code>، والخانة التي قد ينفّذها برنامج جداول تسبقها <code>'</code>.

## التبعيات

dependencies_read = ما يحدث بدونه، ولكم من { $many }؛ ثم كم من المداخل من أي صنف يعتمد عليه أو كان يعتمد، مباشرة أو عبر غيره. وأعداد { $many } تقود إلى الأسباب.
ranking_caption = { $title }، مع { $many } المتأثرة بدونها
dependents_help = مداخل من أي صنف تعتمد عليه، مباشرة أو عبر غيره
dependents_column = المعتمِدون
who_depends_on = من يعتمد على: { $whom }
it = ذلك
no_longer = لم يعد
directly = مباشرة
through_others = عبر غيره
nothing_depended_on = لا شيء مسجَّلًا تبعيةً بعد.
also_depended_on = تبعيات أخرى
nothing_depends_on_these = لا شيء يعتمد على هذه

## الانكشاف

exposure_follows = تترتب الأعداد على التبعيات المسجلة هنا حتى { $day }، ولا شيء سواها. <data>البيانات نفسها</data>.
exposure_read = كل صف بلد لديه { $many }، وكل عمود بلد يعتمد عليه بعضها، مباشرة أو عبر غيره. يحصي العدد ما يتأثر من { $many } الصف بدون بلد العمود، ويقود إليها، ولكل منها سلسلة أسبابه. وتمتلئ الخانة بقدر حصتها من جميع { $many } الصف. ويحصي العمودان الأولان ما يتأثر بدون أي بلد آخر، وما لا يُعرف على أي شيء يعتمد.
any_other = أي بلد آخر
all_each_once = الجميع، كل منها مرة
country_by_country = بلدًا بلدًا
exposure_cells = أي { $many } في بلد ما يتأثر بدون أي بلد آخر، ولكل منها سلسلة أسبابه.
of = { $count } من { $total }
exposure_of_countries = انكشاف البلدان على البلدان
exposure_caption = { $heading } في بلد، في الصفوف، المتأثرة بدون بلد آخر، في الأعمدة
projects_of = { $heading } في
noun = { $count ->
    [one] { $one }
   *[other] { $many }
}
projects = { $count } { $count ->
    [one] { $one }
   *[other] { $many }
}
no_exposure = { $one }: لا شيء منها يعتمد على بلد آخر، بحسب المسجَّل.

## ما يسقط مع المدخل

country_gone = المفقود هو المداخل ({ $count }) التي تخص <url>{ $name }</url> ولا تخص سواه. والمحسوب هو { $many } في بلدان أخرى. وتبقى الأذون الممنوحة: أما أثر سحبها فهو سيناريو.
lose_a_part = تفقد جزءًا
only_in_part_heading = جزئيًا فقط
gone = مفقود
gone_for = مفقود، لـ{ $scope }
left = باقٍ
that_part = ذلك الجزء: { $state }.
has_alternative = له بديل
would_be_replaced = يُستبدل
other_entries = مداخل أخرى
of_any_kind = مداخل من أي صنف، بما فيها { $many }: { $counts }.
how_to_read = كيف تُقرأ هذه الصفحة
cut_off_read = تُحسب البدائل واحدًا: فما دام أحدها باقيًا لا يُفقد شيء. ليست هذه توقعات: بل ما يترتب على التبعيات المسجلة هنا حتى { $day }، وكل سطر يقود إلى المصدر الذي يثبته. <data>البيانات نفسها</data>.

## صفحات السيناريوهات

counted_are = المحسوب هو { $many }.
by_country = بحسب البلد
hit_by_country = { $heading } المتأثرة، بحسب البلد
scenario_caption = { $heading } في بلد، في الصفوف، وما يحدث لها، في الأعمدة
scenario_read = ليست هذه توقعات: بل ما يترتب على التبعيات المسجلة هنا حتى { $day }، إن صحّت الفرضية أعلاه. وما لم يُسجَّل لا يمكن حسابه. <data>البيانات نفسها</data>.
scenarios = السيناريوهات
scenarios_read = المحسوب هو { $many } التي يحدث لها شيء، بحسب التبعيات المسجلة هنا حتى { $day }. <data>البيانات نفسها</data>.
scenarios_caption = السيناريوهات، في الصفوف، وكم يتأثر من { $many } في كل منها
if_ = إذا…
scenarios_cells = في كل خانة كم يتأثر من { $many } في البلد، وكيف: والعلامات هي التي أعلاه.
scenarios_filled = تمتلئ الخانة بقدر حصتها من جميع { $many } في البلد، وتقود إليها. والمظلل: ما لا يُعرف على أي شيء يعتمد.
countries_and_scenarios = البلدان والسيناريوهات
scenarios_matrix_caption = { $heading } في بلد، في الصفوف، المتأثرة في سيناريو، في الأعمدة
no_scenario = لا سيناريو مسجَّلًا بعد.

## صفحات البلدان

country_exposure = ما تقوم عليه { $many } لديه، وما يقوم عليه هو
which_and_why = أيّها، ولماذا
country_no_project = لا شيء مسجَّلًا لديه ({ $one }).
country_hit = كم يتأثر من { $many } لديه ({ $count })، وكيف.
same_as_calendar = نفسها <calendar>تقويمًا</calendar> أو <feed>موجزًا</feed>.
also_from = أيضًا من { $name }

## الصفحة الرئيسية

what_they_stand_on = ما تقوم عليه
home_suppliers = كم من { $many } يتوقف، أو يستمر في العمل ولا يمكن تجديده، بدون كل مورّد أجنبي.
of_its_chain = من السلسلة نفسها، ومحسوبة ضمن عددها:
home_all = <all>الجميع</all>.
home_all_or_by_country = <all>الجميع</all>، أو <countries>بحسب البلد</countries>.
noun_without = { noun } بدون { $name }

## القيم

yes = نعم
no = لا
absent_unknown = غير معروف
absent_undisclosed = غير معلن
absent_none = لا يوجد
absent_not_applicable = لا ينطبق
converted = محوَّل بمتوسط سعر { $year }: 1 { $from } = { $rate } { $to }

## الأحداث في المداخل

still_to_come = لم يحن بعد
met = تحقّق:
as_promised = كما وُعد:
event = حدث

## سلاسل الأسباب

and_more = وغيرها
none_is_left = لا يبقى أي منها
any_one_of = أيّ واحد من
rests_on = يستند إلى:
stands_on = يقوم على
takes_along = يجرّ معه
also = أيضًا
no_country_recorded = لا بلد مسجَّلًا
names_with_digits = 0–9
other_scripts = كتابات أخرى
cite_line = «{ $title }»، { $site }، بتاريخ { $date }، { $address }
cite_work = { $work }.
cite_work_at = { $work }. { $address }
cite_title = «{ $title }»
more_on_profile = في صفحة المدخل أكثر: { $count }
through_entry = عبر { $entry }

## المساهمة

report_mistake = الإبلاغ عن خطأ
cite_source = الاستشهاد بالمصدر نفسه
cite_file = هذه الصفحة ومصادر ما تقوله بنفسها، بصيغة RIS
cite_statement = للاستشهاد بإفادة واحدة، خذ العنوان الذي خلف علامتها # واذكر مصدرها معها.
link_to = رابط إلى { $name }
contribute = المساهمة
contribute_lead = ما يمكن إضافته إلى هذا الموقع، وما يُعد دليلًا.
contribute_to = المساهمة: { $kind }
messages_meaning = معاني الرسائل
messages_meaning_lead = جميع رسائل الفحوص، وما ينبغي كتابته بدلًا من ذلك.
messages_meaning_intro = لكل رسالة من <code>statebook check</code> اسم بين قوسين معقوفين. وهنا معناها، وما ينبغي كتابته بدلًا من ذلك.
taken_as_error = خطأ
taken_as_warning = تحذير
taken_as_allowed = لا يُبلَّغ عنه إلا إذا طلب الموقع ذلك
the_file = الملف
the_file_place = ملف نصي واحد في <code>{ $folder }</code>. واسمه هو العنوان، فهو حروف صغيرة وأرقام وشرطات مفردة، وينتهي بـ<code>.md</code>.
the_file_new = <new>ابدأ ملفًا في المتصفح</new>.
the_file_example = هذا الملف يجتاز كل فحص كما هو؛ انسخه وغيّر ما يقوله.
facts_required = مطلوبة
facts_recommended = موصى بها
facts_optional = حيث يوجد ما يقال
a_list_of = قائمة؛ كل عنصر فيها
takes_text = نص
takes_markdown = نص بروابط واستشهادات
takes_bool = true أو false
takes_count = عدد صحيح، مثل 13824 أو "7B"
takes_quantity = عدد مع وحدته
takes_in_unit = { $takes } ({ $unit })
takes_money = مبلغ من المال: مقداره وعملته وتاريخه
takes_date = تاريخ: "2024" أو "2024-03" أو "2024-03-14"
takes_url = عنوان ويب
takes_choice = إحدى هذه الكلمات
takes_country = حرفا البلد
takes_language = رمز لغة، مثل "th"
takes_licence = معرّف SPDX، مثل "Apache-2.0"
takes_ref = اسم ملف مدخل
of_kinds = من
what_can_be_added = ما يمكن إضافته
what_else_can_be_added = ما يمكن إضافته أيضًا
status_words = الحالة
speaks_of_roles = ما يعتمد عليه
speaks_of_roles_lead = ينبغي أن يتناول كل مدخل هذه الأدوار في <code>[[depends]]</code>، أو أن يقول هناك عبر <code>absent</code> إن أحدًا لا يسمّي شيئًا.
evidence_rules = الأدلة
evidence_source = لكل قيمة وتبعية وحدث مصدر. وتسري <code>sources</code> في الأعلى على كل ما تحتها؛ وما له <code>source</code> خاص به يتبعه.
evidence_read = اقرأ المصدر بنفسك، واذكر في <code>checked</code> اليوم الذي فعلت فيه ذلك. خذ الحقائق والأرقام لا الجمل.
evidence_exact = بدقة المصدر لا أكثر: سنة حيث يذكر سنة.
evidence_money = يحتفظ المال بعملته، وبالتاريخ الذي ذُكر له.
evidence_absent = حيث لا قيمة تُذكر، قل لماذا: <code>{"{"} absent = "unknown" {"}"}</code> (بُحث عنه ولم يوجد)، أو <code>"undisclosed"</code> (من يعلم لا يقول)، أو <code>"none"</code> (مصدر يقول إنه لا يوجد)، أو <code>"not-applicable"</code>.
evidence_disagree = حيث تختلف المصادر، اكتب كل قيمة في <code>[[facts.name]]</code>، ولكل منها مصدرها؛ وتحدد <code>preferred = true</code> قيمة الجداول.
evidence_order = المصادر، من الأفضل إلى الأسوأ:

## الجداول والمقارنات

column_name = الاسم
column_country = البلد
column_kind = الصنف
column_region = المنطقة
column_status = الحالة
column_depends = مبني على
column_events = الأحداث
column_money = المال
column_basis = { $field }: الأساس
column_converted = { $field } بعملة { $currency }
onward = { $way } ← { $next }
promises_kept = تحققت
promises_late = تحققت متأخرة
promises_overdue = متأخرة
promises_open = لم يحن أجلها
column_exposure = الأكثر انكشافًا على
column_last = آخر حدث
region_africa = أفريقيا
region_americas = الأمريكتان
region_asia = آسيا
region_europe = أوروبا
region_oceania = أوقيانوسيا
count_of = { $count } من { $all }
and_others = { $count ->
    [one] وواحد آخر
    [two] واثنان آخران
   *[other] و{ $count } غيرها
}
columns = الأعمدة
sorted_by = بحسب { $column }
table_rows = الصفوف { $from } إلى { $to } من { $of }
table_pages = صفحات الجدول
all_sources = { $count ->
    [zero] لا مصادر
    [one] مصدر الجدول في صفحة مستقلة
    [two] مصدرا الجدول في صفحة مستقلة
    [few] كل مصادر الجدول ({ $count }) في صفحة مستقلة
    [many] كل مصادر الجدول ({ $count }) في صفحة مستقلة
   *[other] كل مصادر الجدول ({ $count }) في صفحة مستقلة
}
table_as_declared = عرض الجميع بترتيب الجدول
table_cells = تعرض الخانة قيمة واحدة مع مصادرها، وتعرضها صفحة المدخل جميعًا. وحين تشترك أسماء عدة في المصادر نفسها، تُذكر بعد آخرها، وعند تعدد الأرقام يُعتد في الترتيب بأكبرها.
table_files = الجدول كاملًا: { $files }.
table_counts = المال هو مجموع المبالغ الرئيسية التي تذكرها { $many } في كل بلد بعد تحويلها؛ ويُحسب ما يموّل غيره مع ما يموّله، ويُحسب ما ينتمي إلى عدة بلدان لكل منها. والأكثر انكشافًا على: البلد الآخر الذي بدونه يتوقف أكثر { $many } أو لا يمكن تجديدها.
sort_by = الترتيب بحسب
table_shown = { $some } من { $all }
table_ascending = بحسب { $column }، تصاعديًا
table_descending = بحسب { $column }، تنازليًا
table_unknown = غير معروف ومتروك: { $names }
table_show_all = عرض الجميع
table_csv = تنزيل المعروض (CSV)
table_select = الاختيار للمقارنة
table_select_one = مقارنة { $title }
table_compare = مقارنة المختار ({ $count })
table_compare_few = اختر من اثنين إلى أربعة
side_by_side = جنبًا إلى جنب
side_by_side_lead = اختر من اثنين إلى أربعة: ما يقال عن كل منها يوضع جنبًا إلى جنب.
side_by_side_scriptless = الاختيار هنا يتطلب JavaScript. وبدونه هذه هي المداخل:
compare_with = المقارنة مع غيرها
compare_no_comparisons = لا مقارنات بعد.
compare_entry = المدخل { $number }
compare_none = لا شيء
compare_missing = لا يوجد مدخل { $names }.
compare_failed = تعذّر جلب { $names }. حاول مرة أخرى.
compare_said = { $names }: عدد الصفوف { $count }
compare_differences = المختلف فقط
compare_nothing = غير مسجَّل
compare_head = نظرة سريعة
not_known_count = غير معروف: { $count }

## السلاسل أشكالًا

chain_more = و{ $count } أخرى ({ $many })
chain_clause = { $first ->
    [yes] { projects }: يتأثر
   *[no] { $count }
} { $cause ->
    [none] مباشرة
   *[some] عبر { $name }
}
chain_title = { $clauses }.
chain_title_nearest = من الأقرب ({ projects }): { $clauses }.
chain_read = المفقود في البداية، و{ $many } في النهاية؛ وما بينهما يتأثر أيضًا ويجرّ ما يليه. والخطوط المتقطعة بدائل لا يبقى أي منها. والعلامة ممتلئة لما «{ $stopped }»، ونصف ممتلئة لما «{ $frozen }»، وربع ممتلئة لما هو «{ $strained }».
chain_what = ماذا
chain_happens = ما يحدث
chain_heading_through = عبر
named_first = { $name }: { $names }…
chain_through = عبر
around_title = { $under ->
    [0] لا شيء مسجلًا تحت { $title }
    [one] مدخل واحد تحت { $title }
   *[other] عدد المداخل تحت { $title }: { $under }
}، { $above ->
    [0] ولا شيء يعتمد عليه.
    [one] وواحد يعتمد عليه.
   *[other] وعدد ما يعتمد عليه: { $above }.
}
around_read = ما يعتمد عليه يقف قبله، ومن يعتمد عليه يقف بعده، وكلٌّ مع دوره. الخطوط المتقطعة بدائل يكفي واحد منها.
around_read_nearest = يُحسب الأقرب فقط. ما يعتمد عليه يقف قبله، ومن يعتمد عليه يقف بعده، وكلٌّ مع دوره. الخطوط المتقطعة بدائل يكفي واحد منها.
around_more = { $count ->
    [one] وواحد آخر
    [two] واثنان آخران
   *[other] و{ $count } غيرها
}
around_role = الدور
around_on = يعتمد على
around_through = يعتمد على
around_heading = كل ذلك في صورة واحدة
map_title = { $count } من { $projects }. لدى { $countries } من البلدان واحد منها على الأقل؛ وأكثرها في { $most }.
map_title_one = { $count } من { $projects }، وكلها في { $place }.
map_most_two = { $first }، ثم { $second }
map_most_three = { $first }، ثم { $second } و{ $third }
map_hits_title = { $projects }: يتأثر { $hit } في { $countries } من البلدان، وفي { $half } منها أكثر من نصف المجموع.
map_reading = { $what }: كلما اشتد لون البلد زاد العدد. والبلدان الأصغر من أن تُرسم أقراص، ويحيط خط بأعضاء الاتحاد. والحدود كما في Natural Earth.
places_count = { $count ->
    [zero] لا بلدان
    [one] بلد واحد
    [two] بلدان
    [few] { $count } بلدان
    [many] { $count } بلدًا
   *[other] { $count } بلد
}
name_count = { $name } ({ $count })
share_hit = { $projects } المتأثرة من الكل
share_hit_of = { $projects }: يتأثر { $hit } من { $count }
step_from = { $from } أو أكثر
step_from_to = { $from }–{ $to }
hit_of = { $hit } / { $count }
none = لا شيء
share_quarter = حتى الربع
share_half = حتى النصف
share_three_quarters = حتى ثلاثة أرباع
share_more = أكثر من ثلاثة أرباع
share_all = الكل
outlined = محاطة بخط
not_on_map = ليست على الخريطة
strip_title = { $events } من { $first } إلى { $last }، وأكثرها في { $year } ({ $most }){ $overdue ->
    [0] { "" }
   *[other] ؛ وعود متأخرة: { $overdue }
}.
strip_title_year = { $events } في { $year }{ $overdue ->
    [0] { "" }
   *[other] ؛ وعود متأخرة: { $overdue }
}.
events_count = { $count ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { $count } أحداث
    [many] { $count } حدثًا
   *[other] { $count } حدث
}
strip_reading = كل علامة حدث، وطولها طول المدة التي وقع فيها: سنة حيث لا تُعرف إلا السنة. والمفرغة وعود، والمشطوبة ما انقضى وقته. والخط المتقطع هو { $day }. والأحداث مدرجة أدناه.
columns_reading = كل سطر نوع من الأحداث، وكل عمود عدد سنة، بمقياس واحد لجميع الأسطر.
year = السنة
all_events = جميع الأحداث
no_type = بلا نوع
other_types = أنواع أخرى
mark_past = حدث
mark_ahead = لم يحن بعد
mark_promise = وعد
mark_overdue = وعد متأخر
until_year = حتى { $year }
year_or_later = { $year } أو بعدها
years_until = –{ $year }
years_from = { $year }–
timeline_of = التسلسل الزمني: { $which }
dated_event = { $date }: { $title }: { $text }
dated = { $title } ({ $date })
only_some_events = بعض الأحداث فقط
events_each = { $events }، مع من يقول ذلك. جميع أحداث الموقع في <csv>CSV</csv>.
events_newest = أحدث { $listed } من { $events }، مع من يقول ذلك. جميع أحداث الموقع في <csv>CSV</csv>.
events_back_to = { $some } حتى الآن، رجوعًا إلى { $year }
events_older = أحداث أقدم
findings_not_known = لدى { $count } من { $of } { $projects }
findings_not_known_of = { " " }لا يُعرف على أي شيء تعتمد ({ $count }): { $roles }.
role_of = «{ $role }» لدى { $count }
money_title = { $field }: لدى { $count } منها مبالغ، من { $least } إلى { $most }؛ ولدى نصفها { $half } أو أكثر.
money_reading = كل نقطة مبلغ يذكره أحد، على مقياس قوى العشرة بعملة { $currency }؛ والمبالغ بعملات أخرى بمتوسط سعر سنتها. ومن عدة مبالغ لمدخل واحد يُوصل الطرفان.{ $unplaced ->
    [0] { "" }
   *[other] { " " }مبالغ بلا تاريخ أو بلا سعر، فلا مكان لها: { $unplaced }.
}
no_basis = غير مذكور
basis = الأساس
money_converted = { $money } (≈ { $own })
more_in_table = … { $count } أخرى في الجدول
tick_one = { $number }
tick_thousand = { $number } ألف
tick_million = { $number } مليون
tick_billion = { $number } مليار
tick_trillion = { $number } تريليون
country_see_also = انظر أيضًا ما يفقده الآخرون <cut>بدون { $name }</cut>، و<all>جميع البلدان</all>.
country_stand_on_why = ما تقوم عليه { $many } لديه، ولماذا
country_which = أيّ { $many } لديه ({ $count }) يتأثر بدون بلد آخر.
what_makes_it_real = ما يجعله واقعًا
filter_country = البلد
filter_teller = رواه
filter_type = النوع
page_zip = كل ما يتعلق بها في ملف ZIP
all_zip = كل هذه في ملف واحد، مع المقارنات وجميع المصادر بصيغ BibTeX وRIS وCSL-JSON.
country_zips = كل ما يتعلق ببلد واحد في ملف ZIP

## التواريخ والمدد

date_about = نحو { $date }
date_uncertain = { $date } (غير مؤكد)
date_until = حتى { $date }
date_since = منذ { $date }
date_from_to = من { $from } إلى { $until }
date_or_earlier = { $date } أو قبله
date_or_later = { $date } أو بعده
date_between = بين { $from } و{ $until }
period_years = { $count ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $count } سنوات
   *[other] { $count } سنة
}
period_months = { $count ->
    [one] شهر واحد
    [two] شهرين
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
period_weeks = { $count ->
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
period_days = { $count ->
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

## المبالغ والمقادير

money = { $amount } { $currency }
quantity = { $number } { $unit }

## نصوص المداخل

link_to_section = رابط إلى هذا القسم
back_to_text = العودة إلى النص
notes = حواشٍ
code = شيفرة
table = جدول
alert_note = ملاحظة
alert_tip = نصيحة
alert_important = مهم
alert_warning = تحذير
alert_caution = تنبيه

## أسماء المداخل والتبعيات والكلمات

noun_entry = مدخل
noun_entries = مداخل
tie_begins = { $role }، البداية: { $name }
tie_ends = { $role }، النهاية: { $name }
name_of_part = { $name } ({ $scope })
is_of_shared_law = مشترك
is_of_unknown_law = غير معروف
vocabulary_status = الحالة
vocabulary_role = الدور
vocabulary_layer = الطبقة
vocabulary_event = الحدث
vocabulary_basis = الأساس
more_count = { $count ->
    [one] واحد آخر
    [two] اثنان آخران
   *[other] { $count } أخرى
}

## ملفات البيانات

file_entries_json = كل مدخل: المعرّف والصنف والعنوان والأسماء الأخرى والملخص والعنوان الشبكي والبلدان والحالة، وهل يُحتسب في التحليل.
file_entries_csv = الشيء نفسه جدولًا. وتحيل إليه المعرّفات في الجداول الأخرى.
file_entries_csv_id = المجلد واسم الملف، تفصل بينهما شرطة مائلة.
file_entries_csv_kind = المجلد.
file_entries_csv_title = اسمه.
file_entries_csv_aliases = أسماء أخرى.
file_entries_csv_summary = جملة واحدة.
file_entries_csv_url = عنوانه على هذا الموقع.
file_entries_csv_countries = لمن ينتمي: ISO 3166-1 alpha-2 أو EU.
file_entries_csv_status = كلمة من معجم الحالات.
file_entries_csv_project = هل يُحتسب صنفه في التحليل.
file_facts_csv = كل إفادة عن كل حقيقة، واحدة في كل سطر، مع تاريخها ومصادرها.
file_facts_csv_entry = ما قيلت عنه.
file_facts_csv_field = اسم الحقل.
file_facts_csv_value = النص القياسي، مثل 70000000 EUR أو أرقام أو تاريخ EDTF أو معرّف. وللقائمة: عناصرها موصولة ومرمّزة كما في أعمدة القوائم الأخرى.
file_facts_csv_unit = وحدة المقدار.
file_facts_csv_for = النسخة أو الجزء الذي قيلت عنه.
file_facts_csv_as_of = متى كان ذلك: تاريخ EDTF.
file_facts_csv_absent = لماذا لا توجد قيمة: unknown (غير معروفة)، undisclosed (غير مُعلنة)، none (لا شيء)، not-applicable (لا تنطبق).
file_facts_csv_preferred = هل هي القيمة البارزة.
file_facts_csv_sources = من يقول ذلك: أسماء ملفات المصادر.
file_facts_csv_countries = لمن ينتمي المدخل: ISO 3166-1 alpha-2 أو EU أو XK.
file_facts_csv_list = هل يقبل الحقل قائمة، فتكون القيمة واحدة منها.
file_edges_csv = كل تبعية: من يعتمد على ماذا، وبأي دور، ولأي غرض، ومتى، ومن يقول ذلك؛ وما يقال حيث لا يُسمّى شيء.
file_edges_csv_from = ما يعتمد.
file_edges_csv_to = ما يعتمد عليه؛ فارغ حيث لا يُسمّى شيء.
file_edges_csv_role = بأي طريقة: كلمة من معجم الأدوار.
file_edges_csv_needed_to = run: يتوقف بدونه؛ renew: يستمر ولا يمكن تجديده؛ nothing: يفي غيره بالغرض.
file_edges_csv_takes = operation: يجب أن يستمر الآخر؛ copy: توجد نسخة محفوظة؛ leave: يبقى إذنه بعد زواله.
file_edges_csv_extent = all: يصدق على الكل؛ part: على نسخة أو قسم أو بعض العروض.
file_edges_csv_any_of = تبعيات المدخل الواحد التي تحمل الوسم نفسه بدائل.
file_edges_csv_during = متى يصح ذلك: تاريخ EDTF أو فترة.
file_edges_csv_for = النسخة أو الجزء الذي يعتمد.
file_edges_csv_absent = لماذا لا يُسمّى شيء: unknown (غير معروف)، undisclosed (غير مُعلن)، none (لا شيء)، not-applicable (لا ينطبق).
file_edges_csv_sources = من يقول ذلك: أسماء ملفات المصادر.
file_events_csv = كل حدث مرة واحدة، بترتيب الزمن، مع دقته وبلدانه ومصادره.
file_events_csv_date = تاريخ EDTF، بقدر ما هو معروف.
file_events_csv_earliest = أول يوم ممكن له؛ فارغ إن كانت البداية مفتوحة.
file_events_csv_latest = آخر يوم ممكن له؛ فارغ إن كانت النهاية مفتوحة.
file_events_csv_title = ما حدث.
file_events_csv_type = كلمة من معجم الأحداث.
file_events_csv_entry = من يرويه؛ الأول بحسب المعرّف إن رواه عدة.
file_events_csv_countries = لمن هو: ISO 3166-1 alpha-2 أو EU.
file_events_csv_sources = من يقول ذلك: أسماء ملفات المصادر، لكل من يرويه.
file_coverage_csv = ما هو ناقص أو بلا مصدر أو متقادم أو متأخر أو صامت، واحد في كل سطر.
file_coverage_csv_entry = في أي مدخل.
file_coverage_csv_part = أحد field (حقل)، dependency (تبعية)، event (حدث)، entry (مدخل).
file_coverage_csv_name = الحقل، أو معرّف ما يُعتمد عليه، أو عنوان الحدث؛ و events للمدخل الصامت.
file_coverage_csv_state = أحد missing (ناقص)، unsourced (بلا مصدر)، stale (متقادم)، overdue (متأخر)، silent (صامت).
file_coverage_csv_since = أول يوم كان فيه كذلك.
file_coverage_csv_file = الملف المراد تعديله.
file_cut_off_json = لكل مدخل يعتمد عليه غيره: ما يتوقف، وما لا يبقى له إلا الجمود، إذا قُطع.
file_exposure_json = لكل بلد: مداخله المحتسبة في التحليل، وأيّها يتوقف أو يجمد إذا قُطع بلد آخر.
file_scenarios_json = لكل سيناريو: ما يتوقف، وما لا يمكن تجديده، وما هو معرّض للخطر على المدى البعيد.
all_fields_of = { $title }: جميع الحقول
table_csv_id = المدخل.
table_csv_title = اسمه.
table_csv_ids = معرّفات.
table_csv_kind = مجلد صنفه.
table_csv_regions = أقاليم العالم كما تعدّها الأمم المتحدة.
table_csv_basis = ما وراء المبلغ.
table_csv_converted = المبلغ بعملة الموقع، بسعر سنته.
table_csv_depends = معرّفات ما يعتمد عليه.
table_csv_events = لكل حدث تاريخ وعنوان.
table_csv_projects = كم من المداخل المحتسبة ينتمي إليه.
table_csv_money = مجموع المبالغ البارزة لهذه المداخل: مبلغ وعملة.
table_csv_exposure = البلد الآخر الذي بدونه يتوقف معظمها أو لا يمكن تجديده، وكم عددها.
table_csv_last = متى حدث شيء آخر مرة: تاريخ EDTF.
table_csv_as_of = متى كان ذلك: تاريخ EDTF.
table_csv_sources = من يقول ذلك: أسماء ملفات المصادر.
cells_rule = تُوصل العناصر بـ `; `. وكل رمز في عنصر من شأنه أن ينهيه أو أن ينفّذه جدول حسابي يُرمَّز بعلامة مئوية (RFC 3986)، وكذلك العلامة المئوية قبل رقمين ستّ عشريين: وفكّ ترميز كل عنصر يعطي ما كُتب.

## ملفات ZIP والتقاويم والموجزات

zip_of_country = { $title }، من { $site }
zip_licence = الترخيص: { $licence }
zip_tables = entries.csv: ما ينتمي إلى البلد ومصادره. facts.csv: ما قيل عنها. edges.csv: ما تعتمد عليه
    وما يعتمد عليها. events.csv: ما حدث. وتُسمّى المصادر بما يلي الشرطة المائلة في معرّفها.
    وأعمدة كل جدول موصوفة في الملف الذي يليه. ولجداول الموقع كله الأعمدة نفسها.
event_when = الموعد: { $date }
event_source = المصدر: { $title }
feed_date = { $date }.
feed_summary = { $date }. { $summary }

## ما يقوله البحث

search_failed = تعذّر الوصول إلى فهرس البحث. إليك جميع الأسماء مرتبة.
search_found = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
   *[other] { $count } نتيجة
}
search_found_some = { $count ->
    [one] نتيجة واحدة، ليست فيها كل هذه الكلمات
    [two] نتيجتان، ليست في أي منهما كل هذه الكلمات
    [few] { $count } نتائج، ليست في أي منها كل هذه الكلمات
   *[other] { $count } نتيجة، ليست في أي منها كل هذه الكلمات
}
search_best = المعروض أفضلها ({ $count })
search_all = جميع النتائج ({ $count })
search_filter = تصفية هذه النتائج
search_nothing = لا شيء هنا فيه «{ $text }».
search_names = جميع الأسماء مرتبة
search_also = يُعرف أيضًا باسم { $name }
search_no_kind = لا صنف «{ $word }»: أُهمل
search_no_country = لا بلد «{ $word }»: أُهمل
search_more = عرض { $count ->
    [one] واحدة أخرى
    [two] اثنتين أخريين
   *[other] { $count } أخرى
}
search_any = الكل
search_kind = الصنف
search_country = البلد

## نتائج تلي ما تتحدث عنه

finding_behind = {"، "}{ $finding }.
finding_of_scenario = {": "}{ $finding }.
finding_lost_too = { $finding } { $count } من { $of } هي نفسها بدون { $name }.
title_finding = { $title }، { $finding }.
