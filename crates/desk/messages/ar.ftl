### كلمات المكتب وحده، بصيغة Fluent. كل رسالة هنا موجودة في en.ftl بالقيم نفسها.

## The frame
skip = انتقل إلى المحتوى
rooms = الغرف
room-inbox = الوارد
room-incidents = الحوادث
room-questions = الأسئلة
room-briefs = الموجزات
room-data = البيانات
room-people = الأشخاص
room-log = السجل
room-empty = لا شيء هنا بعد.
back-to-inbox = عودة إلى الوارد
save = احفظ
older = الأقدم
newer = الأحدث
pages = الصفحات
page-of = صفحة { $page } من { $last }
footer-alone = تعمل هنا وحدك: ما تقبله يُعدّ مما دققه شخص واحد. تُسجَّل الأحداث والتنظيمات، لا الأفراد.
footer-team = لا أحد يعتمد عمله بنفسه. تُسجَّل الأحداث والتنظيمات، لا الأفراد.
one-person-alone = الشخص الوحيد هنا
flagged = سؤال

## What went wrong
failure-heading = لم ينجح ذلك
failure-not-found = لا شيء في هذا العنوان. ربما أزيل.
failure-forbidden = دورك لا يسمح بهذا. اسأل من يدير المكتب.
failure-foreign = لم يأت هذا الطلب من صفحة لهذا المكتب فرُفض. افتح صفحة المكتب نفسها وأعد المحاولة.
failure-wrong-host = ليس هذا اسم هذا المكتب. استعمل العنوان الذي طبعه عند فتحه.
failure-logged-out = لم تسجل الدخول، أو استُعمل العنوان من قبل. استعمل العنوان الذي طبعه المكتب عند فتحه، أو افتحه من جديد.
failure-bad-request = تعذرت قراءة الطلب. ارجع وأعد المحاولة.
failure-moved = اتخذ غيرك قرارا في هذا منذ نظرت. ارجع وانظر ثانية ثم قرر.
failure-too-large = هذا أكبر مما يُقبل. أرسل أقل دفعة واحدة.
failure-too-slow = طال ذلك فأُوقف. تحقق هل تم قبل أن تعيد المحاولة.
failure-too-many = طلبات كثيرة في آن واحد. أعد المحاولة بعد لحظة.
failure-busy = برنامج آخر يكتب في المخزن منذ وقت طويل. انتظر حتى ينتهي ثم أعد المحاولة.
failure-read-only = تتعذر الكتابة في المخزن. يرى من يشغل المكتب السبب حيث فتحه.
failure-gone = لم يعد ملف المخزن حيث كان عند فتح المكتب. لم يتغير شيء. أعده إلى مكانه أو افتح المكتب من جديد.
failure-newer = كتب المخزنَ إصدار أحدث من البرنامج. لم يتغير شيء.
failure-internal = في المكتب نفسه خلل. لم يتغير شيء. يرى من يشغله المزيد حيث فتحه.

## Login and people
login = تسجيل الدخول
logout = تسجيل الخروج
login-name = الاسم
login-password = كلمة السر
login-wrong = الاسم وكلمة السر لا يتوافقان.
login-wait =
    { $n ->
        [zero] محاولات كثيرة. انتظر قليلا.
        [one] محاولات كثيرة. انتظر ثانية واحدة.
        [two] محاولات كثيرة. انتظر ثانيتين.
        [few] محاولات كثيرة. انتظر { $n } ثوان.
        [many] محاولات كثيرة. انتظر { $n } ثانية.
       *[other] محاولات كثيرة. انتظر { $n } ثانية.
    }
role-reads = يقرأ
role-codes = يرمّز
role-approves = يعتمد
role-administers = يدير
people-alone = تعمل على هذا المخزن وحدك على هذا الجهاز. لا يُعتمد شيء هنا: الاعتماد يحتاج إلى شخص ثان.
people-make-team = العمل ضمن فريق
people-make-team-what = أنشئ الحساب الأول. بعد ذلك يسجل الجميع دخولهم، ويعتمد المقالاتِ شخص ثان.
people-add = افتح حسابا
people-name = الاسم
people-name-help = يجوز أن يكون مستعارا. يظهر بجانب القرارات هنا ويُحذف من كل تصدير.
people-role = الدور
people-since = منذ
people-closed = أُغلق
people-change = تغيير
people-close = أغلق هذا الحساب
people-new-password = كلمة سر جديدة
people-own-password = كلمة سرك
people-password-help = 15 حرفا أو أكثر.
people-weak-password = كلمة السر من 15 حرفا أو أكثر، ولا تزيد على 1024.
people-bad-name = لا يصلح هذا اسما لحساب: { $what }. اكتب من حرف إلى 100 حرف.
people-name-taken = يوجد حساب بهذا الاسم: { $what }.
people-last-administrator = لن يبقى بذلك من يدير، أو لا وجود لهذا الحساب.

## The log
log-empty = لم يقرر أحد شيئا بعد.
log-when = متى
log-who = من
log-what = ماذا
log-before = قبل
log-after = بعد
log-why = السبب
action-accepted = قُبل
action-corrected = صُحح
action-rejected = رُفض
action-skipped = أُجّل
action-undone = أُلغي القرار
action-added = أضيف تقرير
action-open = أعيد فتحه
action-flagged = طُرح سؤال
action-unflagged = حُسم السؤال
action-read = أعيد
action-assigned = تولّاه
action-checked = دُقق
action-approved = اعتُمد
action-sent-back = أعيد إلى مرمّزه
action-purged = أزيل نهائيا
action-opened = فُتح حساب
action-role = تغير الدور
action-password = تغيرت كلمة السر
action-closed = أُغلق الحساب
action-same = حُكم بأنهما حادث واحد
action-different = حُكم بأنهما حادثان
action-taken-back = سُحب القرار
action-begun = بدأ ترميز ثان
action-coded = رُمّز مرة ثانية
action-ended = انتهى الترميز الثاني
action-settled = حُسمت الفروق

## Inbox
inbox-states = مراحل المقالات
inbox-all = الكل
inbox-flagged = فيها سؤال
inbox-mine = مقالاتي
state-read = قرأه البرنامج
state-assigned = قيد الترميز
state-checked = مدقق
state-approved = معتمد
state-sent-back = أعيد
inbox-empty = لا مقال هنا. ألصق مقالا أدناه أو ارفع ملفات.
inbox-added =
    { $n ->
        [0] لا مقال جديدا.
        [zero] لا مقال جديدا.
        [one] ورد مقال واحد؛ قرأ البرنامج فيه من التقارير: { $told }. لم يدققها أحد.
        [two] ورد مقالان؛ قرأ البرنامج فيهما من التقارير: { $told }. لم يدققها أحد.
        [few] وردت { $n } مقالات؛ قرأ البرنامج فيها من التقارير: { $told }. لم يدققها أحد.
        [many] ورد { $n } مقالا؛ قرأ البرنامج فيها من التقارير: { $told }. لم يدققها أحد.
       *[other] ورد { $n } مقال؛ قرأ البرنامج فيها من التقارير: { $told }. لم يدققها أحد.
    }
inbox-known =
    { $n ->
        [zero] لم يكن شيء منها هنا.
        [one] كان واحد منها هنا.
        [two] كان اثنان منها هنا.
        [few] كان { $n } منها هنا.
        [many] كان { $n } منها هنا.
       *[other] كان { $n } منها هنا.
    }
inbox-published = تاريخ النشر
inbox-title = المقال
inbox-reports = التقارير
inbox-open-of = { $n }، منها مفتوح: { $open }
inbox-least-sure = أقلها يقينا
inbox-state = المرحلة
inbox-paste = ألصق مقالا
inbox-text = النص
inbox-text-help = العنوان، ثم سطر فارغ، ثم النص. يجوز أن تسبقه أسطر مثل "published: 2022-01-23" و"source: …".
inbox-source = الصحيفة
inbox-url = العنوان على الشبكة
inbox-read-it = اقرأه
inbox-upload = ارفع ملفات
inbox-files = ملفات مقالات
inbox-files-help = نصوص وصفحات وتغذيات وJSON؛ في المرة الواحدة 200 ملف و48 ميغابايت على الأكثر. تدخل كلها أو لا يدخل منها شيء.
inbox-read-them = اقرأها
inbox-no-file = لم يُختر ملف.
inbox-broken-upload = انقطع الرفع أو تلف. لم يُحفظ شيء.
inbox-unknown-file = نوع هذا الملف غير معروف: { $what }. تُقرأ النصوص وHTML والتغذيات وJSON. لم يُحفظ شيء.
inbox-unreadable = تعذرت قراءة المقال: { $what }. لم يُحفظ شيء.
inbox-no-day = ليس هذا يوما: { $what }. اكتبه مثل 2022-01-23.

## An article and its reports
review = المراجعة
article-text = نص المقال
article-at-source = في مصدره
article-without-text = لم يُحفظ نص هذا المقال.
article-no-report = لم يقرأ البرنامج تقريرا في هذا المقال.
article-no-report-help = إن كان يروي حادثا فاختر الكلمات التي ترويه وأضف تقريرا.
report = تقرير
reports = التقارير
report-number = التقرير { $n }
report-moved = اتخذ غيرك قرارا في هذا التقرير منذ نظرت. ما فعله مبين أدناه، وما كتبته باق في النموذج. اقبل ثانية ليحل محل ما كتبه.
report-faults =
    { $n ->
        [zero] لا قيمة تعذرت قراءتها.
        [one] تعذرت قراءة قيمة واحدة.
        [two] تعذرت قراءة قيمتين.
        [few] تعذرت قراءة { $n } قيم.
        [many] تعذرت قراءة { $n } قيمة.
       *[other] تعذرت قراءة { $n } قيمة.
    }
read-unchecked = قرأه برنامج ولم يدققه أحد
sure-by = اليقين { $p } %
slot-trigger = الكلمات التي ترويه
slot-date = متى
slot-place = أين
slot-killed = القتلى
slot-wounded = الجرحى
slot-actor1 = من
slot-actor2 = ضد من
legend = معاني العلامات
legend-toll = حصيلة
legend-who = تنظيم أو جماعة
legend-own = في هذا التقرير
verdict-open = مفتوح
verdict-accepted = مقبول
verdict-corrected = مصحح
verdict-rejected = مرفوض
verdict-skipped = مؤجل
accept = اقبل
reject = ارفض
skip-report = أجّل
undo = ألغِ القرار
flag = اسأل
unflag = حُسم السؤال
flag-why = سؤال للآخرين
flag-needs-words = اكتب السؤال.
decision-why = السبب (اختياري)
keys-on = اختصارات لوحة المفاتيح
keys-help = بحسب موضعها في اللوحة، في كل تخطيط (بأسمائها اللاتينية): A اقبل، R ارفض، S أجّل، U ألغِ، F اسأل، N تقرير جديد من الكلمات المختارة، E الحقل الأول، J وK التقرير التالي والسابق، ومن 1 إلى 7 الكلمات المختارة لقيمة. Ctrl+Enter يقبل من داخل حقل.
take = خذها
pick = استعمل الكلمات المختارة
look-up = ابحث عن المكان
take-nothing = اختر شيئا أولا.
no-such-place = لا مكان معروفا بهذا الاسم. اكتب رموزه أو اترك النقطة فارغة.
add-report = أضف تقريرا
add-report-words = كلمات تروي حادثا
add-report-help = كما هي في المقال؛ أو اخترها في النص.
last-decisions = قراراتك الأخيرة
history = سجل القرارات
custody = من أين جاء هذا
custody-name = الاسم
custody-arrived = وصل
custody-bytes = البايتات الأصلية
custody-none = لم تُحفظ
download = تنزيل
purge = أزله نهائيا
purge-why = سبب الإزالة
purge-help = يزيل النص وتقاريره وما حُفظ منها في التاريخ وإجابات النماذج والحوادث التي تقوم عليها. يبقى سطر بلا محتوى. لا رجعة في هذا.
field-kind = ماذا حدث
field-what = النوع
field-when = متى
field-from = من
field-to = إلى
field-where = أين
field-place = المكان بحروف لاتينية
field-country = البلد
field-adm1 = المحافظة (ISO 3166-2)
field-point = نقطة على الخريطة
field-lat = خط العرض
field-lon = خط الطول
field-prec = مدى الدقة
field-places = أماكن بهذا الاسم
field-killed = القتلى
field-wounded = الجرحى
field-low = الأقل
field-best = الأرجح
field-high = الأكثر
field-killed-low = القتلى، الأقل
field-killed-best = القتلى، الأرجح
field-killed-high = القتلى، الأكثر
field-wounded-low = الجرحى، الأقل
field-wounded-best = الجرحى، الأرجح
field-by = الفاعل
field-on = ضد
field-codes = رموز بينها فواصل
field-words = الكلمات التي تحملها
field-from-text = من النص
field-more = المزيد
field-status = مدى جزم الرواية
field-casualties = قتلى أو جرحى، ذُكروا معا
field-teller = من يُنسب إليه الخبر
field-claimed-by = تبناه
field-sure = مدى يقينك (3 متيقن، 1 متردد)
field-background = خلفية للخبر
field-aggregate = حوادث عدة بحصيلة واحدة
prec-1 = المكان نفسه
prec-2 = قرب مكان مسمى
prec-3 = قضاء
prec-4 = محافظة
prec-5 = محافظات عدة أو مكان مبهم
prec-6 = بلد
prec-7 = مياه أو أجواء دولية
told-occurred = على أنه وقع
told-claimed = يدعيه طرف
told-disputed = متنازع فيه
told-foiled = أُحبط
wrong-kind = اختر نوعا.
wrong-day = اكتب اليوم مثل 2022-01-20.
wrong-order-of-days = اليوم الأخير قبل الأول.
wrong-country = اكتب حرفي البلد (IQ).
wrong-division = ليست هذه المحافظة في هذا البلد.
wrong-no-place = يحتاج الحادث إلى بلد أو محافظة على الأقل.
wrong-degrees = اكتب الدرجات: العرض من −90 إلى 90، والطول من −180 إلى 180، كليهما أو لا شيء.
wrong-number = اكتب عددا صحيحا أو اتركه فارغا.
wrong-order-of-toll = يجب أن تتصاعد الأعداد من الأقل إلى الأرجح إلى الأكثر.
wrong-actor = ليس هذا رمزا. استعمل واحدا من القائمة أو OTHER: واسم الجماعة بالإنكليزية. الأفراد ليسوا فاعلين.
wrong-status = اختر مدى جزم الرواية.
wrong-quote = لا توجد هذه الكلمات في المقال.
wrong-no-trigger = يحتاج التقرير إلى الكلمات التي ترويه.
stage = المقال كله
stage-note = ملاحظة:
stage-open =
    { $n ->
        [zero] لا تقرير بلا قرار.
        [one] تقرير واحد بلا قرار.
        [two] تقريران بلا قرار.
        [few] { $n } تقارير بلا قرار.
        [many] { $n } تقريرا بلا قرار.
       *[other] { $n } تقرير بلا قرار.
    }
stage-ready = اتُّخذ قرار في كل تقرير. أعلن المقال مدققا ليتمكن شخص ثان من اعتماده.
stage-ready-alone = اتُّخذ قرار في كل تقرير. أعلن المقال مدققا فيُعدّ مما دققه شخص واحد.
stage-assign = أتولاه
stage-check = أعلنه مدققا
stage-approve = اعتمده
stage-send-back = أعده
stage-why = ملاحظة (لا بد منها للإعادة)
stage-own-work = أنت رمّزت هذا. يعتمده غيرك.
stage-checked-alone = دققه شخص واحد.
refused-own-work = كان لك نصيب في ترميز هذا المقال. يعتمده غيرك.
refused-alone = هذا يحتاج إلى فريق: الاعتماد والترميز الثاني يحتاجان إلى شخص ثان له حساب.
refused-undecided = ما زالت تقارير بلا قرار: { $what }.
refused-no-reason = اذكر السبب.
done-accepted = قُبل.
done-corrected = صُحح وقُبل.
done-rejected = رُفض.
done-skipped = أُجّل.
done-undone = أُلغي القرار.
done-added = أضيف تقرير. مُلئ بأقرب ما في النص: دققه.
done-flagged = السؤال بجانب التقرير.
done-unflagged = حُسم السؤال.
done-assigned = توليته.
done-checked = دُقق.
done-approved = اعتُمد.
done-sent-back = أعيد.
second-coding = الترميز الثاني
second-running =
    { $n ->
        [zero] لا شيء جاريا.
        [one] واحد جار.
        [two] اثنان جاريان.
        [few] { $n } جارية.
        [many] { $n } جاريا.
       *[other] { $n } جار.
    }
second-compare = ترميزان جنبا إلى جنب
second-help = ترمّز المقال من الصفر من غير أن ترى ما صنعه غيرك أو البرنامج؛ ثم يُقارَن الترميزان.
second-begin = ابدأ ترميزا ثانيا
second-all = كل الترميزات الثانية
second-none = لم ينته ترميز ثان بعد.
second-of-article = المقال { $n }
second-is-open = ترميز ثان لهذا المقال مفتوح ولا يجوز خلطه بالأول. أنهه أولا.
second-not-blind = سبق أن قررت في تقارير هذا المقال، فلن يكون ترميزك أعمى.
second-no-report = لا تقرير بعد. اختر كلمات تروي حادثا.
second-count =
    { $n ->
        [zero] لا تقرير.
        [one] تقرير واحد.
        [two] تقريران.
        [few] { $n } تقارير.
        [many] { $n } تقريرا.
       *[other] { $n } تقرير.
    }
second-end = انتهى ترميزي
coding-first = الترميز الأول
coding-second = الترميز الثاني
differs = مختلفان
remove = أزل
settle = احسم
settle-which = أيهما يُعتمد؟
settle-first = الأول
settle-second = الثاني
settle-leave-out = لا هذا ولا ذاك: يُترك
agreement-kappa = الأنواع، كابا كوهين
agreement-f1 = الحوادث، F1
agreement-counts = وُجد
agreement-found = لدى كليهما { $both }، لدى الأول وحده { $first }، لدى الثاني وحده { $second }

## Incidents
incidents-behind = تُدمج القرارات الآن؛ ما هنا عمره لحظة.
incidents-filter = مرشّح
incidents-filter-help = شروط بينها فواصل، يجب أن تصح كلها؛ وبين القيم خط عمودي.
incidents-bad-filter = تعذرت قراءة المرشّح.
incidents-dataset = مجموعة البيانات
incidents-every-dataset = كل المجموعات
dataset-merged = مما قُرئ من المقالات هنا
incidents-standing = من يقف وراءه
incidents-any = أيا كان
standing-unchecked = قرأه برنامج ولم يدققه أحد
standing-one-person = دققه شخص واحد
standing-approved = اعتمده شخص ثان
standing-imported = من مجموعة بيانات
incidents-order = الترتيب
order-newest = الأحدث أولا
order-oldest = الأقدم أولا
order-killed = بحسب القتلى
order-place = بحسب المكان
incidents-show = اعرض
incidents-count =
    { $n ->
        [zero] لا حادث.
        [one] حادث واحد.
        [two] حادثان.
        [few] { $n } حوادث.
        [many] { $n } حادثا.
       *[other] { $n } حادث.
    }
incidents-unchecked =
    { $n ->
        [zero] دُققت كلها.
        [one] واحد منها قرأه برنامج ولم يدققه أحد.
        [two] اثنان منها قرأهما برنامج ولم يدققهما أحد.
        [few] { $n } منها قرأها برنامج ولم يدققها أحد.
        [many] { $n } منها قرأها برنامج ولم يدققها أحد.
       *[other] { $n } منها قرأها برنامج ولم يدققها أحد.
    }
incidents-none = لا حادث يطابق ما اخترت.
incidents-views = طرائق النظر
view-table = جدول
view-map = خريطة
view-line = خط زمني
view-calendar = تقويم
incidents-told-by = عدد رواته
incidents-narrow = تضييق الاختيار
facet-country = البلدان
facet-kind = الأنواع
facet-year = السنوات
incidents-saved = مرشّحات محفوظة
incidents-save-as = احفظ هذا المرشّح باسم
incidents-bad-name = يحتاج المرشّح المحفوظ إلى اسم.
incidents-too-many-saved = حُفظ 200 مرشّح؛ أزل واحدا أولا.
incidents-id = المعرّف
page-before = السابق
page-after = التالي
kind-unknown = النوع غير مذكور
comma = ،
colon = :
percent = { $p } %
moment = { $day } { $time } UTC
map-of-record =
    { $n ->
        [zero] خريطة بلا حوادث.
        [one] خريطة فيها حادث واحد.
        [two] خريطة فيها حادثان.
        [few] خريطة فيها { $n } حوادث، والدوائر بقدر كثرتها في المكان الواحد.
        [many] خريطة فيها { $n } حادثا، والدوائر بقدر كثرتها في المكان الواحد.
       *[other] خريطة فيها { $n } حادث، والدوائر بقدر كثرتها في المكان الواحد.
    }
map-caption =
    { $n ->
        [zero] لا حادث.
        [one] حادث واحد. الدائرة المتقطعة: المكان معروف على التقريب.
        [two] حادثان. الدائرة المتقطعة: المكان معروف على التقريب.
        [few] { $n } حوادث؛ الدائرة بقدر كثرتها في المكان الواحد. المتقطعة: المكان معروف على التقريب.
        [many] { $n } حادثا؛ الدائرة بقدر كثرتها في المكان الواحد. المتقطعة: المكان معروف على التقريب.
       *[other] { $n } حادث؛ الدائرة بقدر كثرتها في المكان الواحد. المتقطعة: المكان معروف على التقريب.
    }
map-left-out =
    { $n ->
        [zero] لا شيء غيرها.
        [one] وحادث آخر في مكان لم يُرسم.
        [two] وحادثان آخران في أماكن لم تُرسم.
        [few] و{ $n } حوادث أخرى في أماكن لم تُرسم.
        [many] و{ $n } حادثا آخر في أماكن لم تُرسم.
       *[other] و{ $n } حادث آخر في أماكن لم تُرسم.
    }
map-unplaced =
    { $n ->
        [zero] لكلها إحداثيات.
        [one] واحد بلا إحداثيات.
        [two] اثنان بلا إحداثيات.
        [few] { $n } بلا إحداثيات.
        [many] { $n } بلا إحداثيات.
       *[other] { $n } بلا إحداثيات.
    }
map-nothing = لا شيء هنا له مكان على الخريطة.
line-of-record = الحوادث عبر الزمن، من { $from } إلى { $to }؛ أكثرها في عمود واحد: { $most }.
line-days = الحوادث بحسب اليوم الذي بدأت فيه.
line-months = الحوادث بحسب الشهر الذي بدأت فيه.
line-years = الحوادث بحسب السنة التي بدأت فيها.
line-as-table = نفسها في جدول
calendar-of = حوادث { $year } بحسب اليوم الذي وقعت فيه
calendar-longer =
    { $n ->
        [zero] كلها معروفة اليوم.
        [one] حادث واحد من هذه السنة لا يُعرف يومه.
        [two] حادثان من هذه السنة لا يُعرف يومهما.
        [few] { $n } حوادث من هذه السنة لا يُعرف يومها.
        [many] { $n } حادثا من هذه السنة لا يُعرف يومها.
       *[other] { $n } حادث من هذه السنة لا يُعرف يومها.
    }
incident-differ = ما اختلف فيه الرواة
incident-by =
    { $n ->
        [zero] بلا راو
        [one] راو واحد
        [two] راويان
        [few] { $n } رواة
        [many] { $n } راويا
       *[other] { $n } راو
    }
incident-reports = التقارير
incident-more-reports =
    { $n ->
        [zero] لا تقرير غيرها.
        [one] تقرير آخر لم يُعرض.
        [two] تقريران آخران لم يُعرضا.
        [few] { $n } تقارير أخرى لم تُعرض.
        [many] { $n } تقريرا آخر لم يُعرض.
       *[other] { $n } تقرير آخر لم يُعرض.
    }
incident-sources = المصادر
incident-columns = أعمدة أخرى في مجموعته
pairs-heading = حادث واحد أم حادثان؟
pairs-split = هذا التقرير يروي حادثا آخر
pairs-join = هو نفسه هذا الحادث
pairs-look = انظر
pairs-preview = اعرض ما ينتج عن ذلك
pairs-preview-title = ما ينتج عن ذلك
pairs-before = الآن
pairs-after = بعده
pairs-preview-help = التقارير المعنية مدموجة بهذا القرار. يمكن سحبه.
pairs-decide-same = هما حادث واحد
pairs-decide-different = هما حادثان
pairs-leave = اتركه كما هو
pairs-decided = ما تقرر
pairs-withdraw = اسحبه

## Out of the desk
coded-heading = التصحيحات في مجموعة مرمّزة
coded-what = ما دققه الناس يتعلم منه القارئ الآلي. لا يُذكر اسم مرمّز في هذه الملفات، وما يُحذف من التصدير محذوف هنا.
coded-reports = التقارير المدققة
coded-articles = مقالاتها
coded-approved-reports = التقارير المعتمدة
coded-approved-articles = المقالات المعتمدة
redactions = كلمات محذوفة من التصدير
redaction-words = كلمات كما هي في المقال
redaction-help = أسماء الأفراد الخاصين قبل كل شيء. حيثما وردت في هذا المقال واقتباساته حلت علامة محل كل حرف في كل تصدير.
redaction-why = السبب
redaction-add = احذفها
redaction-drop = أعدها
action-redacted = حُذفت كلمات من التصدير
action-unredacted = أعيدت كلمات إلى التصدير

## Questions (the block of questions, briefs and data)
kinds-heading = ما الذي يُسأل
kind-sync = هل يتزامن مسرحان؟
kind-pair = كم يندر مثل هذا الاقتران؟
kind-waves = أيام مشتركة
kind-trend = الاتجاه
kind-wake = ماذا يتبع الحادث؟
kind-seam = على امتداد خط
kind-near = قرب مناطق
kind-rank = مرتبة حادث
kind-share = النسبة
kind-article = ما يرويه المقال وما يزعمه
kind-brief = موجز
kind-sync-what = هل تتزامن حوادث مسرحين أكثر مما تفسره المصادفة؟ الجواب موجز بصوره.
kind-pair-what = كم مرة يتقارب بالمصادفة حادثان بهذا الحجم على الأقل؟
kind-waves-what = في أي الأيام نشطت عدة مسارح معا أكثر مما تفسره المصادفة؟
kind-trend-what = هل يرتفع المعدل أم ينخفض، ومتى تغير مستواه؟
kind-wake-what = هل يتبع حادثَ المسرح الأول في الثاني أكثر مما يسبقه؟
kind-seam-what = هل تلزم الحوادث جوار خط أكثر مما تفسره البلدات حوله؟
kind-near-what = هل تلزم الحوادث جوار مناطق مأخوذة معا؟ لا تُسرد منطقة ولا تُرتّب.
kind-rank-what = أين يقع حادث بين حوادث السجل، وما مدى استثنائيته؟
kind-share-what = أي جزء من الحوادث من نوع معين، وهل هو معظمها؟
kind-article-what = الحوادث التي يرويها المقال، والمسرحان اللذان يقرن بينهما، وكل زعم فيه، في مقابل البيانات.
ask-field-of = البيانات
ask-field-of-usual = كل المجموعات المستوردة؛ وإن لم توجد فحوادث المقالات
ask-field-a = المسرح الأول
ask-field-b = المسرح الثاني
ask-field-filter = أي الحوادث
ask-field-part = أي جزء منها
ask-field-filter-help = شروط تفصل بينها فواصل: country=IQ,actor1=IS
ask-field-first = يوم الحادث في المسرح الأول
ask-field-second = يوم الحادث في المسرح الثاني
ask-field-on = يوم الحادث (أكبرها كلها إن تُرك فارغا)
ask-field-by = المسارح هي
ask-by-country = البلدان
ask-by-adm1 = المحافظات
ask-by-actor = من بادر باستعمال القوة
ask-field-line = الخط
ask-field-areas = المناطق
ask-field-line-help = GeoJSON، أو جدول فيه العمودان lat وlon.
ask-field-near = القرب يعني في حدود كذا كيلومترا
ask-field-from = من
ask-field-to = إلى
ask-field-within = التقارب يعني في حدود كذا يوما
ask-field-certificate = قياس الاختبار نفسه على بيانات محاكاة تشبه هذه
certificate-yes = نعم: يُذكر بجانب الجواب كم يخطئ هذا الاختبار
certificate-no = لا: أسرع
ask-it = اسأل
plan-it = ثبّته خطةً
plan-help = الخطة هي هذا السؤال مع اليوم الذي ثُبّت فيه وبصمته، في ملف. وإذا اتُّبعت لاحقا (tazamun sync --plan) دلّت على أن الاختبار لم يُختر بعد النظر في البيانات.
ask-again = اسأل السؤال نفسه ثانية
ask-otherwise = اسأله على نحو آخر
ask-selects-a = حوادث المسرح الأول: { $n }.
ask-selects-b = حوادث المسرح الثاني: { $n }.
ask-selects-filter = ما ينتقيه المرشح من الحوادث: { $n }.
ask-selects-part = ما ينتقيه مرشح الجزء من الحوادث: { $n }.
ask-short-a = الأول
ask-short-b = الثاني
ask-short-filter = من
ask-short-part = الجزء
form-fault = لا يُسأل هذا على هذا النحو.
fault-filter = تعذرت قراءة المرشح:
fault-filter-what = تعذرت قراءة المرشح: { $what }
fault-question = لا يُجاب عن هذا على هذا النحو:
fault-needed = هذا لازم.
fault-too-long = هذا أطول مما يُقبل.
fault-day = ليس هذا يوما؛ اكتبه مثل 2022-01-23:
fault-days = اليوم الأخير قبل الأول.
fault-closeness = اكتب عدد أيام من 0 إلى 366.
fault-distance = اكتب عدد كيلومترات من 0 إلى 1000.
fault-line = لم يُقرأ هنا خط ولا منطقة:
fault-article = لا وجود لمقال كهذا.
fault-no-data = لا مجموعة بيانات بهذا الاسم:
fault-stopped = أوقف قبل أن يتم الجواب.
ask-facets-heading = أكثر ما في البيانات
ask-facets-help = تُنقل القيمة إلى أحد المسرحين، وتحل محل قيمة للحقل نفسه.
ask-facet-country = البلدان
ask-facet-actor = من بادر باستعمال القوة
ask-facet-kind = الأنواع
ask-add-to-a = إلى الأول
ask-add-to-b = إلى الثاني
ask-add-to-filter = إلى المرشح
ask-add-to-part = إلى الجزء
job-heading = قيد الجواب
job-running = سؤال من أسئلتك قيد الجواب.
job-share = أُنجز من الأزواج المحاكاة { $percent } %.
job-stop = أوقفه
job-look = انظر ثانية
asked-heading = ما سُئل
asked-none = لم يُسأل شيء بعد.
asked-count =
    { $n ->
        [0] لم يُسأل عن هذه البيانات شيء بعد ({ $data }).
        [zero] لم يُسأل عن هذه البيانات شيء بعد ({ $data }).
        [one] سُئل عن هذه البيانات سؤال واحد ({ $data }). ومع كثرة الأسئلة يصادف المرء شيئا بالحظ وحده.
        [two] سُئل عن هذه البيانات سؤالان مختلفان ({ $data }). ومع كثرة الأسئلة يصادف المرء شيئا بالحظ وحده.
        [few] سُئلت عن هذه البيانات { $n } أسئلة مختلفة ({ $data }). ومع كثرة الأسئلة يصادف المرء شيئا بالحظ وحده.
        [many] سُئل عن هذه البيانات { $n } سؤالا مختلفا ({ $data }). ومع كثرة الأسئلة يصادف المرء شيئا بالحظ وحده.
       *[other] سُئل عن هذه البيانات { $n } سؤال مختلف ({ $data }). ومع كثرة الأسئلة يصادف المرء شيئا بالحظ وحده.
    }
asked-when = متى
asked-what = السؤال
asked-data = البيانات
asked-p = p
asked-corrected = p بعد كل الأسئلة
stale = تغيرت البيانات
stale-what = تغيرت البيانات منذ هذا الجواب. ما يقوله وُجد في الأقدم منها.
later-answer = سُئل السؤال نفسه بعد ذلك: انظر هناك.
back-to-questions = عودة إلى الأسئلة
many-heading = كم سؤالا سُئل
many-holm =
    { $n ->
        [zero] p = { $p }.
        [one] p = { $p }. هو الاختبار الوحيد فيبقى { $corrected }.
        [two] p = { $p }. وبعد التصحيح لاختبارين (هولم) يصبح { $corrected }.
        [few] p = { $p }. وبعد التصحيح لـ{ $n } اختبارات (هولم) يصبح { $corrected }.
        [many] p = { $p }. وبعد التصحيح لـ{ $n } اختبارا (هولم) يصبح { $corrected }.
       *[other] p = { $p }. وبعد التصحيح لـ{ $n } اختبار (هولم) يصبح { $corrected }.
    }
many-no-longer = بعد التصحيح لكل ما سُئل عن هذه البيانات لم يعد هذا أكثر مما تفسره المصادفة عند 5 %.
many-no-p = ليس لهذا الجواب p يُصحح.
changed-heading = ما تغير منذ سُئل من قبل
changed-since = ما تغير منذ النسخة السابقة
changed-nothing = لا شيء: الأرقام والبيانات هي نفسها.
changed-data = البيانات: كانت الحوادث { $was }، وهي الآن { $is }، وليست هي نفسها.
changed-verdict = الحكم: كان { $was }، وهو الآن { $is }.
changed-number = { $name }: كان { $was }، وهو الآن { $is }.
changed-unchecked = الحوادث التي لم يدققها أحد: كانت { $was }، وهي الآن { $is }.
ask-number-p = p
ask-number-observed = أزواج متقاربة
ask-number-expected = أزواج متقاربة متوقعة بالمصادفة
ask-number-events = الحوادث
ask-number-events-a = حوادث المسرح الأول
ask-number-events-b = حوادث المسرح الثاني
ask-number-per-year = مصادفات في السنة
ask-number-share = النسبة
ask-number-places = الأماكن المقارن بها
ask-verdict-consistent-with-chance = يتفق مع المصادفة
ask-verdict-more-than-chance = أكثر مما تفسره المصادفة
ask-verdict-too-thin = أقل من أن يُحكم
ask-verdict-withheld = محجوب
ask-verdict-more-after-than-before = بعده أكثر مما قبله
ask-verdict-nearer-than-places-explain = أقرب مما تفسره الأماكن
ask-verdict-most = معظمها
ask-verdict-less-than-half = أقل من النصف
ask-verdict-open = مفتوح
ask-verdict-rising = يرتفع
ask-verdict-falling = ينخفض
ask-verdict-no-trend = لا اتجاه
answer-none = جواب
answer-changed-by-others = غيّر برنامج آخر صور هذا الجواب فلا تُعرض. اسأل ثانية لتراها.
answer-other-language = حُفظ هذا الجواب بالإنكليزية وحدها. اسأل ثانية لتراه بلغتك.
status-heading = من يقف وراء الحوادث
status-unchecked =
    { $n ->
        [zero] لا حادث لم يدققه أحد.
        [one] حادث واحد قرأه برنامج ولم يدققه أحد.
        [two] حادثان قرأهما برنامج ولم يدققهما أحد.
        [few] { $n } حوادث قرأها برنامج ولم يدققها أحد.
        [many] { $n } حادثا قرأها برنامج ولم يدققها أحد.
       *[other] { $n } حادث قرأها برنامج ولم يدققها أحد.
    }
status-one-person =
    { $n ->
        [zero] لا حادث دققه شخص واحد.
        [one] حادث واحد دققه شخص واحد.
        [two] حادثان دققهما شخص واحد.
        [few] { $n } حوادث دققها شخص واحد.
        [many] { $n } حادثا دققها شخص واحد.
       *[other] { $n } حادث دققها شخص واحد.
    }
status-approved =
    { $n ->
        [zero] لا حادث دققه شخصان.
        [one] حادث واحد دققه شخصان.
        [two] حادثان دققهما شخصان.
        [few] { $n } حوادث دققها شخصان.
        [many] { $n } حادثا دققها شخصان.
       *[other] { $n } حادث دققها شخصان.
    }
status-imported =
    { $n ->
        [zero] لا حادث من مجموعة بيانات.
        [one] حادث واحد من مجموعة بيانات يكفله أصحابها.
        [two] حادثان من مجموعات بيانات يكفلهما أصحابها.
        [few] { $n } حوادث من مجموعات بيانات يكفلها أصحابها.
        [many] { $n } حادثا من مجموعات بيانات يكفلها أصحابها.
       *[other] { $n } حادث من مجموعات بيانات يكفلها أصحابها.
    }

## Claims of an article
claims-heading = ما يزعمه المقال
claims-what = جمل تقول شيئا عن الهجمات في مجملها كما وجدها برنامج؛ لم يدققها أحد. كل منها يقود إلى سؤال.
claims-of-article-none = لم يوجد زعم عن الهجمات في مجملها.
claims-brief = قابل ذلك كله بالبيانات
claims-ask = اسأل البيانات عن هذا

## Briefs
briefs-what = موجزات أعطيت لآخرين. يبقى عنوان كل منها، ويمكن النظر في كل نسخة.
briefs-none = لم يُنشر موجز بعد. اسأل سؤالا؛ جوابه قابل للنشر.
briefs-title = الموجز
briefs-versions = النسخ
briefs-at = تاريخ النشر
brief-version = النسخة { $version } من { $versions }
brief-newer = توجد نسخة أحدث.
back-to-briefs = عودة إلى الموجزات
publish = انشره موجزا
action-published = نُشر موجز

## Data in and out
data-sets = مجموعات البيانات
data-set = مجموعة البيانات
data-incidents = الحوادث
data-merged = مدموجة من المقالات هنا
data-release = الإصدار
data-releases = إصدارات وردت
data-file = الملف
data-added = جديد
data-changed = متغير
data-removed = زال
data-kept = كما كان
import-heading = أدخل مجموعة بيانات
import-file = ملف أحداث
import-file-help = UCDP GED أو ACLED أو GTD أو GDELT أو POLECAT أو CSV أو JSON Lines أو GeoJSON، وكذلك gzip أو ZIP؛ 60 ميغابايت على الأكثر. يدخل كله أو لا يدخل منه شيء.
import-name = اسم مجموعة البيانات
import-name-help = إن تُرك فارغا فاسم الملف. إصدار لاحق بالاسم نفسه يحل محل السابق.
import-format = الصيغة
import-format-usual = ما يبدو عليه
import-encoding = الترميز إن لم يكن UTF-8
import-lenient = تجاوز الصفوف المعيبة وسمّها
import-it = أدخله
import-done = ما صار إليه الملف
import-read = قُرئ { $file } بصيغة { $format }. الحوادث: { $n }.
import-into = هو الآن أحدث إصدار من { $dataset }.
import-same-file = هذا الملف بعينه أُدخل آخر مرة. لم يتغير شيء.
import-added = حوادث جديدة: { $n }.
import-changed = حوادث متغيرة: { $n }.
import-removed = حوادث زالت: { $n }.
import-kept = حوادث كما كانت: { $n }.
import-findings = نتائج محفوظة تغيرت بياناتها: { $n }.
import-lost = ما أُصلح وما جُووز وما حُفظ بجانب الحقول
import-lost-nothing = لم يُصلح شيء ولم يُجاوَز، ولكل عمود حقل.
import-mended = ما لم يُقرأ إلا بعد إصلاح: { $n }
import-passed-over = صفوف جُووزت: { $n }
import-own-columns = أعمدة ليس لها حقل في دليل الترميز فحُفظت نصا: { $n }
import-look = انظر الحوادث
import-unreadable = تعذر إدخال الملف: { $what }. لم يتغير شيء.
import-bad-name = لا يصلح هذا اسما لمجموعة بيانات: { $what }. اكتب من حرف إلى 100 حرف بلا +؛ والاسم 'merged' لحوادث المقالات هنا.
export-heading = أخرج حوادث
export-what = يبقى هنا المرمّزون وملاحظاتهم وقراراتهم. ويُذكر قبل ذلك ما لا تحمله الصيغة.
export-look = اعرض ما سيحمله
export-lost = ما لا تحمله هذه الصيغة
export-lost-nothing = تحمل كل شيء.
export-count = الحوادث بصيغة { $format }: { $n }.
export-missing = حوادث لا تُكتب أصلا: { $n }.
export-it = خذ الملف
export-address = عنوان هذا الإخراج:
export-not-written = تعذرت الكتابة: { $what }

## What happened
digest-heading = ما جرى
digest-since = منذ
digest-yesterday = منذ أمس
digest-last-look = منذ آخر نظرة لي
digest-seen = رأيت هذا
digest-nothing = لم يجر شيء.
digest-decisions = القرارات
digest-import = جديد: { $added }، متغير: { $changed }، زال: { $removed }
digest-articles = مرات ورود مقالات: { $n }.
digest-questions = أسئلة سُئلت: { $n }.
digest-published = نسخ موجزات نُشرت: { $n }.
