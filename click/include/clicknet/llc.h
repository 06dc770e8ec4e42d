/* Logical link control (IEEE 802.2). */
#ifndef CLICKNET_LLC_H
#define CLICKNET_LLC_H
#include <click/config.h>

CLICK_SIZE_PACKED_STRUCTURE(
struct click_llc {,
    uint8_t llc_dsap;
    uint8_t llc_ssap;
    union {
        struct {
            uint8_t control;
            uint8_t format_id;
            uint8_t _class;
            uint8_t window_x2;
        } CLICK_SIZE_PACKED_ATTRIBUTE type_u;
        struct {
            uint8_t num_snd_x2;
            uint8_t num_rcv_x2;
        } CLICK_SIZE_PACKED_ATTRIBUTE type_i;
        struct {
            uint8_t control;
            uint8_t num_rcv_x2;
        } CLICK_SIZE_PACKED_ATTRIBUTE type_s;
        struct {
            uint8_t control;
            struct {
                uint8_t rej_pdu_0;
                uint8_t rej_pdu_1;
                uint8_t frmr_control;
                uint8_t frmr_control_ext;
                uint8_t frmr_cause;
            } CLICK_SIZE_PACKED_ATTRIBUTE frmrinfo;
        } CLICK_SIZE_PACKED_ATTRIBUTE type_frmr;
        struct {
            uint8_t control;
            uint8_t org_code[3];
            uint16_t ether_type;
        } CLICK_SIZE_PACKED_ATTRIBUTE type_snap;
        struct {
            uint8_t control;
            uint8_t control_ext;
        } CLICK_SIZE_PACKED_ATTRIBUTE type_raw;
    } CLICK_SIZE_PACKED_ATTRIBUTE llc_un;
});
#define llc_control llc_un.type_u.control
#define llc_control_ext llc_un.type_raw.control_ext
#define llc_fid llc_un.type_u.format_id
#define llc_class llc_un.type_u._class
#define llc_window llc_un.type_u.window_x2
#define llc_frmrinfo llc_un.type_frmr.frmrinfo
#define llc_frmr_pdu0 llc_frmrinfo.rej_pdu_0
#define llc_frmr_pdu1 llc_frmrinfo.rej_pdu_1
#define llc_frmr_control llc_frmrinfo.frmr_control
#define llc_frmr_control_ext llc_frmrinfo.frmr_control_ext
#define llc_frmr_cause llc_frmrinfo.frmr_cause

#define LLC_ISFRAMELEN 4
#define LLC_UFRAMELEN 3
#define LLC_FRMRLEN 7

#define LLC_UI 0x03
#define LLC_UI_P 0x13
#define LLC_DISC 0x43
#define LLC_DISC_P 0x53
#define LLC_UA 0x63
#define LLC_UA_P 0x73
#define LLC_TEST 0xE3
#define LLC_TEST_P 0xF3
#define LLC_FRMR 0x87
#define LLC_FRMR_P 0x97
#define LLC_DM 0x0F
#define LLC_DM_P 0x1F
#define LLC_XID 0xAF
#define LLC_XID_P 0xBF
#define LLC_SABME 0x6F
#define LLC_SABME_P 0x7F
#define LLC_RR 0x01
#define LLC_RNR 0x05
#define LLC_REJ 0x09
#define LLC_INFO 0x00

#define LLC_IP_LSAP 0x06
#define LLC_X25_LSAP 0x7E
#define LLC_SNAP_LSAP 0xAA
#define LLC_ISO_LSAP 0xFE

#endif
