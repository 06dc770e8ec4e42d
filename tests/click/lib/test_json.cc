// Json: reading, printing, conversions, sharing; and what is not JSON. The class is no part of the library: it is included here.
#include "check.hh"
#include "elements/json/json.cc"
#include "elements/json/jsonnumbers.cc"
#include "elements/json/jsonreader.cc"
#include "elements/json/jsonunparse.cc"
#include <math.h>

static String round_trip(const char *s) { return Json::parse(s).unparse(); }
static bool bad(const String &s) { Json j(7); return !j.assign_parse(s) && j.to_i() == 7 && Json::parse(s).is_null(); }
static String deep(int n) { StringAccum sa; for (int i = 0; i < n; ++i) sa << '['; for (int i = 0; i < n; ++i) sa << ']'; return sa.take_string(); }

static void reading() {
    CHECK_TEXT(round_trip(" { \"a\" : 1 , \"b\":[true,null , false,{}], \"c\":[],\"\":\"x\" }\r\n\t"), "{\"a\":1,\"b\":[true,null,false,{}],\"c\":[],\"\":\"x\"}");
    CHECK_TEXT(round_trip("[1.50,-0,0e0,1E+5,123456789012345678901,-1.5e-3]"), "[1.50,-0,0e0,1E+5,123456789012345678901,-1.5e-3]");
    CHECK_TEXT(round_trip("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e4\\u20AC\\ud83D\\uDe00\\u0000\\u001f\\u2028 /\""),
               "\"\\\"\\\\\\/\\b\\f\\n\\r\\tA\303\244\342\202\254\360\237\230\200\\u0000\\u001F\\u2028 \\/\"");
    CHECK_TEXT(round_trip("\"\303\244\342\202\254\360\237\230\200\342\200\250\342\200\251\342\200\247\""), "\"\303\244\342\202\254\360\237\230\200\\u2028\\u2029\342\200\247\"");
    CHECK_TEXT(round_trip("{\"a\":1,\"b\":2,\"a\":[3]}"), "{\"a\":[3],\"b\":2}");
    CHECK_TEXT(round_trip("7"), "7");
    static const char *const wrong[] = { "", " ", "nul", "nulll", "True", "[1,]", "[,1]", "[1", "[1]]", "]", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1", "{\"a\":1]", "[1}", "{,}", "1 2",
        "01", "-", "-01", "1.", ".5", "1e", "1e+", "+1", "0x1", "1.e5", "NaN", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\ud800\\",
        "\"a\nb\"", "\"\t\"", "\"\200\"", "\"\300\200\"", "\"\340\200\200\"", "\"\355\240\200\"", "\"\364\220\200\200\"", "\"\360\200\200\200\"", "\"\303\"", "\"\342\202\"", "\"\377\"", "'a'", "[1 2]", "{\"a\" 1}", "//", "\v1" };
    for (const char *w : wrong)
        if (!bad(w)) {
            fprintf(stderr, "taken as JSON: %s\n", w);
            ++failures;
        }
    CHECK(bad(String("1\0", 2)));
    CHECK(bad(String("\"\\\0\"", 4)));
    CHECK_TEXT(Json::parse(deep(2048)).unparse(), deep(2048));
    CHECK(bad(deep(2050)));
    CHECK(bad(String(deep(100000).data(), 100000)));
    // every beginning of a text is wrong
    String whole("{\"a\\n\":[-1.5e3,\"\\ud83d\\ude00\303\244\",true,null]}");
    CHECK(!bad(whole));
    for (int i = 0; i < whole.length(); ++i)
        CHECK(bad(String(whole.data(), i)));
}

static void values() {
    CHECK_TEXT(Json().unparse() + Json(1.5).unparse() + Json(-3).unparse() + Json(true).unparse() + Json("x").unparse(), "null1.5-3true\"x\"");
    CHECK_TEXT(Json(1.0 / 3).unparse(), "0.333333333333");
    CHECK(Json(1.0).is_double() && !Json(1.0).is_int() && Json(1.0).is_number() && Json(HUGE_VAL).is_null());
    CHECK(Json(18446744073709551615ULL).to_u64() == 18446744073709551615ULL && Json(18446744073709551615ULL).to_i() == INT64_MAX);
    CHECK(Json::parse("123456789012345678901").to_i() == INT64_MAX && Json::parse("-1e300").to_i() == INT64_MIN && Json::parse("1e19").to_u64() == 10000000000000000000ULL);
    CHECK(Json().to_i() == 0 && !Json().to_b() && !Json().to_s() && Json().empty() && !Json() && Json().is_primitive());
    CHECK(Json(true).to_i() == 1 && Json(true).to_d() == 1 && Json(false).to_s() == "false" && Json(false));
    CHECK(Json("12abc").to_i() == 12 && Json("1.9x").to_d() == 1.9 && Json("1.9").to_i() == 1 && Json("0").to_b() && !Json("").to_b() && Json("x").to_i() == 0);
    CHECK(Json(2.9).to_i() == 2 && Json(0.5).to_b() && !Json(0).to_b());
    Json a = Json::parse("[1,2,{\"x\":1}]"), o = Json::parse("{\"x\":1}");
    CHECK(a.to_i() == 3 && o.to_d() == 1 && a.to_b() && !Json::make_array().to_b() && a.to_s() == "[Array]" && o.to_s() == "[Object]");
    CHECK(Json::make_object().empty() && Json::make_object() && Json::make_array().is_array() && !Json::make_array().is_primitive());
    int i = 5; unsigned char c = 5; bool b = false; double d = 5; String s("5");
    CHECK(Json(-7).to_i(i) && i == -7 && !Json("8").to_i(i) && !Json(1.0).to_i(i) && !Json(5000000000LL).to_i(i) && i == -7);
    CHECK(Json(255).to_i(c) && c == 255 && !Json(256).to_i(c) && !Json(-1).to_i(c) && c == 255);
    uint64_t u = 1; int64_t l = 1;
    CHECK(Json(UINT64_MAX).to_i(u) && u == UINT64_MAX && !Json(-1).to_i(u) && !Json(UINT64_MAX).to_i(l) && Json(INT64_MIN).to_i(l) && l == INT64_MIN && !Json::parse("99999999999999999999").to_i(u));
    CHECK(Json::parse("-0").to_i(l) && l == 0 && !Json::parse("-99999999999999999999").to_i(l));
    CHECK(Json(true).to_b(b) && b && !Json(0).to_b(b) && Json(3).to_d(d) && d == 3 && !Json("4").to_d(d) && d == 3 && Json("t").to_s(s) && s == "t" && !Json(1).to_s(s));
    CHECK(Json(4).as_i() == 4 && Json("4").as_i(9) == 9 && Json(4).as_d() == 4 && Json().as_s("no") == "no" && Json(true).as_b(false));
    Json n;
    ++n; n++; n += 2.5; --n;
    CHECK_TEXT(n.unparse(), "3.5");
    Json m(INT64_MAX);
    ++m;
    CHECK(m.to_i() == INT64_MIN);
}

static void objects() {
    Json j;
    j["a"]["b"][2] = 5;
    CHECK_TEXT(j.unparse(), "{\"a\":{\"b\":[null,null,5]}}");
    CHECK(j["a"]["c"].is_null() && j["z"]["y"].to_i() == 0 && j["a"]["b"][2].as_i() == 5 && j["a"].size() == 1);
    CHECK_TEXT(j.unparse(), "{\"a\":{\"b\":[null,null,5]}}");
    Json copy = j;
    copy["a"]["b"][0] = "x";
    copy.set("n", 1.5);
    CHECK_TEXT(j.unparse(), "{\"a\":{\"b\":[null,null,5]}}");
    CHECK_TEXT(copy.unparse(), "{\"a\":{\"b\":[\"x\",null,5]},\"n\":1.5}");
    CHECK(copy.get("a").get("b").get("2").to_i() == 5 && copy.get("a").get("b").get("02").is_null() && copy.get("a").get("b").get("3").is_null() && copy["a"]["b"].get(-1).is_null());
    CHECK(!copy.insert("n", 2) && copy.insert("o", 2) && copy.count("o") == 1 && copy.erase("n") == 1 && copy.erase("n") == 0 && copy.at("o").to_i() == 2);
    copy.merge(copy).merge(Json::parse("{\"o\":[],\"p\":0}"));
    CHECK_TEXT(copy.unparse(), "{\"a\":{\"b\":[\"x\",null,5]},\"o\":[],\"p\":0}");
    copy["self"] = copy;
    CHECK_TEXT(copy.unparse(), "{\"a\":{\"b\":[\"x\",null,5]},\"o\":[],\"p\":0,\"self\":{\"a\":{\"b\":[\"x\",null,5]},\"o\":[],\"p\":0}}");
    copy.unset("self").unset("a");
    int p = 9, q = 9; String t("t"); bool status = true;
    CHECK(copy.get("p", p).status() && p == 0 && !copy.get("p", p).get("q", q).status() && q == 9 && copy.get("q", q).get("p", q).status());
    copy.get("p", t).status(status);
    CHECK(!status && t == "t" && copy.get_i("p") == 0 && copy.get_s("o") == "[Array]" && copy.get_d("x") == 0 && !copy.get_b("x"));
    // many members, with an index; in order
    Json big;
    for (int i = 0; i < 3000; ++i)
        big.set(String(i * 7 % 3000), i);
    for (int i = 0; i < 3000; i += 500)
        CHECK(big.erase(String(i)) == 1);
    int sum = 0, k = 0;
    for (Json::const_object_iterator it = big.obegin(); it != big.oend(); ++it)
        sum += big.get(it->first).to_i() == it->second.to_i();
    CHECK(big.size() == 2994 && sum == 2994 && big.get("500").is_null() && big.get("501").to_i() * 7 % 3000 == 501);
    // the kinds of iteration, and building from containers
    Vector<int> v;
    v.push_back(3); v.push_back(4);
    Json a(v);
    for (Json::iterator it = a.begin(); it != a.end(); ++it, ++k) {
        CHECK(it.key() == String(k));
        ++it.value();
    }
    a.push_back("z").push_back(a);
    CHECK_TEXT(a.unparse(), "[4,5,\"z\",[4,5,\"z\"]]");
    a.pop_back();
    a.back() = true;
    for (Json::array_iterator it = a.abegin(); it != a.aend(); ++it)
        *it = it->to_i();
    CHECK_TEXT(a.unparse() + Json(v.begin(), v.begin() + 1).unparse(), "[4,5,1][3]");
    HashTable<String, int> h;
    h["one"] = 1;
    CHECK_TEXT(Json(h).unparse(), "{\"one\":1}");
    CHECK(a.obegin() == a.oend() && Json(1).begin() == Json(1).end());
    a.set("k", 1);
    CHECK_TEXT(a.unparse(), "{\"k\":1}");
    // a value put into itself
    Json r = Json::make_array();
    for (int i = 0; i < 3; ++i)
        r = Json::make_array().push_back(r);
    CHECK_TEXT(r.unparse(), "[[[[]]]]");
}

static void printing() {
    Json j = Json::parse("{\"a\":[1,2],\"b\":{\"c\":[[1]]},\"d\":{}}");
    CHECK_TEXT(j.unparse(Json::indent_depth(1)), "{\n\t\"a\":[1,2],\n\t\"b\":{\"c\":[[1]]},\n\t\"d\":{}\n}");
    CHECK_TEXT(j.unparse(Json::indent_depth(3).tab_width(4)), "{\n    \"a\":[1,2],\n    \"b\":{\n\t\"c\":[\n\t    [1]\n\t]\n    },\n    \"d\":{}\n}");
    CHECK_TEXT(Json::parse("[1,2,3,4,5,6,7,8]").unparse(Json::indent_depth(9)), "[1,2,3,4,5,6,7,8]");
    CHECK_TEXT(Json::parse("[1,2,3,4,5,6,7,8,9]").unparse(Json::tab_width(1).indent_depth(1)), "[\n 1,\n 2,\n 3,\n 4,\n 5,\n 6,\n 7,\n 8,\n 9\n]");
    CHECK_TEXT(Json::parse("{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}").unparse(Json::indent_depth(1)), "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}");
}

int main() {
    reading();
    values();
    objects();
    printing();
    return TEST_RESULT();
}
