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
failure-too-slow = طال ذلك فأوقف. لم يتغير شيء.
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
people-make-team = العمل فريقا
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
log-why = لماذا
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
