/* Ends what <click/cxxprotect.h> began. No include guard, for the same reason. */
#undef CLICK_CXX_PROTECTED
